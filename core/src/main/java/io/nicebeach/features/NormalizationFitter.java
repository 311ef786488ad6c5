package io.nicebeach.features;

import java.util.Arrays;

/**
 * Gathers each bin's range, mean and variance, one utterance after the other; mean and variance by
 * Welford's recurrence (1962), which loses no digits to large means. Not thread-safe.
 */
public final class NormalizationFitter {
  private double[] smallest = {};
  private double[] largest = {};
  private double[] mean = {};

  /** The sum of squared distances from the mean. */
  private double[] spread = {};

  private long frames;

  /** A fitter that has seen nothing yet. */
  public NormalizationFitter() {}

  /**
   * Takes up the frames of one more utterance.
   *
   * @throws IllegalArgumentException if it has other bins than the ones before
   */
  public void add(Features features) {
    if (mean.length == 0) {
      start(features.bins());
    }
    if (features.bins() != mean.length) {
      throw new IllegalArgumentException(
          "features must have %d bins, as the first ones, but have %d"
              .formatted(mean.length, features.bins()));
    }
    for (int frame = 0; frame < features.frames(); frame++) {
      addFrame(features.values(), frame * features.bins());
    }
  }

  private void start(int bins) {
    smallest = new double[bins];
    largest = new double[bins];
    mean = new double[bins];
    spread = new double[bins];
    Arrays.fill(smallest, Double.POSITIVE_INFINITY);
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
  }

  private void addFrame(float[] values, int row) {
    frames++;
    for (int bin = 0; bin < mean.length; bin++) {
      double value = values[row + bin];
      smallest[bin] = Math.min(smallest[bin], value);
      largest[bin] = Math.max(largest[bin], value);
      double before = value - mean[bin];
      mean[bin] += before / frames;
      spread[bin] += before * (value - mean[bin]);
    }
  }

  /**
   * The normalisation of what was added. A bin that never changes is shifted only, as if its range
   * or deviation were 1.
   *
   * @throws IllegalArgumentException if no frame was added
   */
  public Normalization fit(NormalizationSettings settings) {
    if (frames == 0) {
      throw new IllegalArgumentException(
          "training features must hold at least one frame, not none");
    }
    int bins = mean.length;
    float[] offset = new float[bins];
    float[] scale = new float[bins];
    for (int bin = 0; bin < bins; bin++) {
      switch (settings.kind()) {
        case NONE -> scale[bin] = 1;
        case MIN_MAX -> {
          double range = settings.high() - settings.low();
          double factor = range / orOne(largest[bin] - smallest[bin]);
          offset[bin] = (float) (smallest[bin] - settings.low() / factor);
          scale[bin] = (float) factor;
        }
        case STANDARD -> {
          offset[bin] = (float) mean[bin];
          scale[bin] = (float) (1 / orOne(Math.sqrt(spread[bin] / frames)));
        }
      }
    }
    return Normalization.of(offset, scale);
  }

  private static double orOne(double divisor) {
    return divisor == 0 ? 1 : divisor;
  }
}
