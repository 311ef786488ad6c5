package io.nicebeach.data.synth;

import java.util.Arrays;

/** A quantity that moves, from sample to sample. */
final class Curve {
  private Curve() {}

  /** The same all the time. */
  static double[] flat(int samples, double value) {
    double[] curve = new double[samples];
    Arrays.fill(curve, value);
    return curve;
  }

  /** Moves through these points, which are evenly spaced, as a factor: exp of what lies between. */
  static double[] through(int samples, double start, double... logarithms) {
    double[] curve = new double[samples];
    double step = (double) (logarithms.length - 1) / Math.max(1, samples - 1);
    for (int i = 0; i < samples; i++) {
      int point = (int) Math.min(logarithms.length - 2.0, i * step);
      double share = i * step - point;
      double logarithm = (1 - share) * logarithms[point] + share * logarithms[point + 1];
      curve[i] = start * Math.exp(logarithm);
    }
    return curve;
  }

  /** Wanders around a value. */
  static double[] wandering(Dice dice, int samples, double value, double deviation) {
    return through(samples, value, dice.gaussians(dice.count(2, 5), deviation));
  }
}
