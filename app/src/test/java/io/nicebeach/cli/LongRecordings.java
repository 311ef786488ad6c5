package io.nicebeach.cli;

import io.nicebeach.audio.Audio;
import java.util.Random;

/** Words with pauses between them. */
final class LongRecordings {
  private static final int RATE = 8000;

  private LongRecordings() {}

  /** The words, with a pause of faint noise before, between and after them. */
  static Audio joined(double pause, Audio... words) {
    int gap = (int) (pause * RATE);
    int length = gap;
    for (Audio word : words) {
      length += word.samples().length + gap;
    }
    float[] samples = new float[length];
    Random random = new Random(1);
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (1e-4 * random.nextGaussian());
    }
    int at = gap;
    for (Audio word : words) {
      for (float sample : word.samples()) {
        samples[at++] += sample;
      }
      at += gap;
    }
    return new Audio(samples, RATE);
  }
}
