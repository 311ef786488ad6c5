package io.nicebeach.features;

import java.util.SplittableRandom;

/** Sounds to test with. */
final class Sounds {
  private Sounds() {}

  /** Uniform noise in [-1, 1). */
  static float[] noise(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) random.nextDouble(-1, 1);
    }
    return samples;
  }

  /** A sine of amplitude 0.5. */
  static float[] tone(int length, double hertz, int sampleRate) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / sampleRate));
    }
    return samples;
  }
}
