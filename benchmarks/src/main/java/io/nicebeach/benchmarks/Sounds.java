package io.nicebeach.benchmarks;

import java.util.SplittableRandom;

/** Sounds to measure with. */
final class Sounds {
  private Sounds() {}

  /** Harmonics of a gliding voice that swells and fades, in a little noise. */
  static float[] voiced(int length, int sampleRate, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double pitch = random.nextDouble(90, 250);
    double phase = 0;
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      phase += 2 * Math.PI * pitch * (1 + 0.1 * Math.sin(6.0 * i / sampleRate)) / sampleRate;
      double voice = 0;
      for (int harmonic = 1; harmonic * pitch < 0.4 * sampleRate; harmonic++) {
        voice += Math.sin(harmonic * phase) / harmonic;
      }
      double envelope = Math.sin(Math.PI * i / length);
      samples[i] = (float) (0.3 * envelope * voice + 0.001 * random.nextDouble(-1, 1));
    }
    return samples;
  }
}
