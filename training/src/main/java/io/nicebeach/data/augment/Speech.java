package io.nicebeach.data.augment;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.Features;

/** How loud an utterance is while somebody speaks: of its frames within 30 dB of the loudest. */
public final class Speech {
  /** The hundredth part of a second is short enough to tell a word's parts from its pauses. */
  private static final int FRAMES_PER_SECOND = 100;

  /** Frames this far below the loudest, as a factor of power (30 dB), are taken for pauses. */
  private static final double PAUSE = 1e-3;

  private Speech() {}

  /** The mean power of the samples. */
  public static double power(Audio audio) {
    float[] samples = audio.samples();
    int hop = Math.max(1, audio.sampleRate() / FRAMES_PER_SECOND);
    double[] powers = new double[(samples.length + hop - 1) / hop];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = meanSquare(samples, i * hop, Math.min(samples.length, (i + 1) * hop));
    }
    return meanWithoutPauses(powers);
  }

  /** The mean power of the frames, all bins of a frame together. */
  public static double power(Features spectra) {
    double[] powers = new double[spectra.frames()];
    for (int frame = 0; frame < powers.length; frame++) {
      for (int bin = 0; bin < spectra.bins(); bin++) {
        powers[frame] += spectra.at(frame, bin);
      }
    }
    return meanWithoutPauses(powers);
  }

  /** The mean of the samples' squares. */
  public static double meanSquare(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return to == from ? 0 : sum / (to - from);
  }

  private static double meanWithoutPauses(double[] powers) {
    double loudest = 0;
    for (double power : powers) {
      loudest = Math.max(loudest, power);
    }
    double sum = 0;
    int count = 0;
    for (double power : powers) {
      if (power >= PAUSE * loudest) {
        sum += power;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
