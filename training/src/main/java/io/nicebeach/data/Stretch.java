package io.nicebeach.data;

import io.nicebeach.audio.Audio;
import java.io.IOException;
import java.util.Arrays;

/** A part of a recording: from when to when, in seconds from its beginning. */
public record Stretch(double from, double to) implements Edit {
  @Override
  public Audio apply(Utterance recorded) throws IOException {
    Audio whole = recorded.sound();
    int length = whole.samples().length;
    int first = (int) Math.round(from * whole.sampleRate());
    int end = (int) Math.round(to * whole.sampleRate());
    return new Audio(
        Arrays.copyOfRange(whole.samples(), Math.min(first, length), Math.min(end, length)),
        whole.sampleRate());
  }
}
