package io.nicebeach.features;

import io.nicebeach.features.FeatureSettings.Centering;
import io.nicebeach.features.FeatureSettings.Logarithm;
import io.nicebeach.signal.Levels;

/** Powers to levels, and levels without what the whole utterance has in common. */
final class UtteranceLevels {
  /** The least peak that powers are divided by: below it is digital silence. */
  private static final float SILENCE = 1e-20f;

  private final Logarithm logarithm;
  private final Centering centering;

  UtteranceLevels(Logarithm logarithm, Centering centering) {
    this.logarithm = logarithm;
    this.centering = centering;
  }

  /** The levels of these powers. */
  Features logarithm(Features powers) {
    float[] levels = powers.values().clone();
    double reference =
        logarithm.reference() == Logarithm.Reference.PEAK
            ? Math.max(SILENCE, Levels.largest(levels))
            : 1;
    switch (logarithm.unit()) {
      case NATURAL -> Levels.toNaturalLog(levels, reference, logarithm.floor());
      case DECIBEL -> Levels.toDecibels(levels, reference, logarithm.floor(), logarithm.topDb());
    }
    return new Features(levels, powers.frames(), powers.bins());
  }

  /**
   * Subtracts the mean and divides by the scale, in place.
   *
   * @param powers the spectra that {@code features} come from; they tell which frames are speech
   */
  void center(Features features, Features powers) {
    if (centering.mean() == Centering.Mean.NONE && centering.scale() == 1) {
      return;
    }
    int bins = features.bins();
    float[] mean = new float[bins];
    switch (centering.mean()) {
      case NONE -> {}
      case ALL -> mean = mean(features, framePowers(powers), 0);
      case SPEECH -> {
        float[] framePowers = framePowers(powers);
        double share = Math.pow(10, -centering.speechDb() / 10);
        mean = mean(features, framePowers, share * Levels.largest(framePowers));
      }
    }
    float gain = (float) (1 / centering.scale());
    float[] values = features.values();
    for (int frame = 0; frame < features.frames(); frame++) {
      for (int bin = 0; bin < bins; bin++) {
        values[frame * bins + bin] = (values[frame * bins + bin] - mean[bin]) * gain;
      }
    }
  }

  private static float[] framePowers(Features powers) {
    float[] sums = new float[powers.frames()];
    for (int frame = 0; frame < sums.length; frame++) {
      float sum = 0;
      for (int bin = 0; bin < powers.bins(); bin++) {
        sum += powers.at(frame, bin);
      }
      sums[frame] = sum;
    }
    return sums;
  }

  /**
   * Each bin's mean over the frames with at least this power; never empty, as one is the loudest.
   */
  private static float[] mean(Features features, float[] framePowers, double leastPower) {
    int bins = features.bins();
    double[] sums = new double[bins];
    int count = 0;
    for (int frame = 0; frame < features.frames(); frame++) {
      if (framePowers[frame] >= leastPower) {
        count++;
        for (int bin = 0; bin < bins; bin++) {
          sums[bin] += features.at(frame, bin);
        }
      }
    }
    float[] mean = new float[bins];
    for (int bin = 0; bin < bins; bin++) {
      mean[bin] = (float) (sums[bin] / count);
    }
    return mean;
  }
}
