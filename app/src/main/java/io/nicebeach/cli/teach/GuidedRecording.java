package io.nicebeach.cli.teach;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.SoundLevel;
import io.nicebeach.cli.listen.LiveSound;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Asks somebody to say words, one recording after the other. */
final class GuidedRecording {
  /** How long a recording is; enough for a word, or a few in one breath. */
  private static final double SECONDS = 2;

  /** Amplitude of the faintest speech at its loudest, -50 dBFS. */
  private static final double FAINTEST = 0.003;

  private final Opener microphone;
  private final BufferedReader in;
  private final PrintWriter out;

  /** Begins to record. */
  @FunctionalInterface
  interface Opener {
    LiveSound open() throws IOException;
  }

  /**
   * @param microphone is opened for each recording, so that nothing said before is in it
   * @param in where a line begins a recording
   * @param out where to ask
   */
  GuidedRecording(Opener microphone, BufferedReader in, PrintWriter out) {
    this.microphone = microphone;
    this.in = in;
    this.out = out;
  }

  /** So many recordings of a word; those that are too faint are asked for again. */
  List<Audio> of(String word, int count) throws IOException {
    List<Audio> recordings = new ArrayList<>();
    while (recordings.size() < count) {
      out.printf(
          "%s, %d of %d: press Enter and say it within %.0f seconds ",
          word, recordings.size() + 1, count, SECONDS);
      out.flush();
      if (in.readLine() == null) {
        throw new EOFException("the recordings of '" + word + "' were not finished");
      }
      Audio recording = record();
      if (SoundLevel.of(recording).peak() < FAINTEST) {
        out.println("nothing was heard; speak up, or come closer to the microphone");
      } else {
        recordings.add(recording);
      }
    }
    return recordings;
  }

  private Audio record() throws IOException {
    try (LiveSound sound = microphone.open()) {
      float[] samples = new float[(int) (SECONDS * sound.sampleRate())];
      int filled = 0;
      while (filled < samples.length) {
        float[] chunk = sound.next();
        if (chunk.length == 0) {
          throw new EOFException("the microphone was closed");
        }
        int taken = Math.min(chunk.length, samples.length - filled);
        System.arraycopy(chunk, 0, samples, filled, taken);
        filled += taken;
      }
      return new Audio(samples, sound.sampleRate());
    }
  }
}
