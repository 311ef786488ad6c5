package io.nicebeach.recognize;

import io.nicebeach.audio.Audio;
import java.util.Arrays;

/**
 * A part of a recording.
 *
 * @param start in seconds from the recording's beginning
 * @param end in seconds, at most the recording's
 */
public record Stretch(double start, double end) {
  /** Its sound. */
  public Audio of(Audio recording) {
    int rate = recording.sampleRate();
    int first = (int) Math.round(start * rate);
    int last = (int) Math.min(recording.samples().length, Math.round(end * rate));
    return new Audio(Arrays.copyOfRange(recording.samples(), first, last), rate);
  }
}
