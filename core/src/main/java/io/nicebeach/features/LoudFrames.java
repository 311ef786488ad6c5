package io.nicebeach.features;

import io.nicebeach.features.FeatureSettings.Trim;
import java.util.Arrays;

/**
 * Tells the loud frames of an utterance from its background.
 *
 * <p>Loud enough is at least the threshold {@code min(max(peak - range, noise + aboveNoise), peak -
 * belowPeak)} in dB, on levels smoothed over three frames; the noise is their tenth percentile.
 */
final class LoudFrames {
  private static final double SILENCE = 1e-10;
  private static final double NOISE_SHARE = 0.1;

  private LoudFrames() {}

  /**
   * For each frame whether it is loud; at least one is.
   *
   * @param spectra powers, at least one frame
   */
  static boolean[] of(Features spectra, Trim thresholds) {
    double[] levels = smoothed(levels(spectra));
    double threshold = threshold(levels, thresholds);
    boolean[] loud = new boolean[levels.length];
    for (int t = 0; t < loud.length; t++) {
      loud[t] = levels[t] >= threshold;
    }
    return loud;
  }

  private static double[] levels(Features spectra) {
    double[] levels = new double[spectra.frames()];
    for (int frame = 0; frame < levels.length; frame++) {
      float sum = 0;
      for (int bin = 0; bin < spectra.bins(); bin++) {
        sum += spectra.at(frame, bin);
      }
      levels[frame] = 10 * Math.log10(sum + SILENCE);
    }
    return levels;
  }

  private static double[] smoothed(double[] levels) {
    int last = levels.length - 1;
    double[] smoothed = new double[levels.length];
    for (int i = 0; i <= last; i++) {
      smoothed[i] = (levels[Math.max(0, i - 1)] + levels[i] + levels[Math.min(last, i + 1)]) / 3;
    }
    return smoothed;
  }

  private static double threshold(double[] levels, Trim trim) {
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double peak = sorted[sorted.length - 1];
    double place = NOISE_SHARE * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    double noise = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    return Math.min(
        Math.max(peak - trim.range(), noise + trim.aboveNoise()), peak - trim.belowPeak());
  }
}
