package io.nicebeach.signal;

/** Powers as levels: logarithms, as loudness is heard. */
public final class Levels {
  /** What ln is multiplied by for 10 log10. */
  private static final double DECIBELS = 10 / Math.log(10);

  private static final double LN_2 = Math.log(2);
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final long SQRT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

  private Levels() {}

  /**
   * Replaces each power P by 10 log10(max(P / reference, floor)) dB, and then, if {@code topDb} is
   * positive, lifts what lies more than {@code topDb} below the loudest up to there.
   *
   * @param floor a positive number that is not subnormal
   */
  public static void toDecibels(float[] powers, double reference, double floor, double topDb) {
    double gain = 1 / reference;
    for (int i = 0; i < powers.length; i++) {
      double relative = powers[i] * gain;
      powers[i] = (float) (DECIBELS * ln(relative > floor ? relative : floor));
    }
    if (topDb > 0) {
      float lowest = (float) (largest(powers) - topDb);
      for (int i = 0; i < powers.length; i++) {
        powers[i] = Math.max(powers[i], lowest);
      }
    }
  }

  /**
   * Replaces each power P by ln(P / reference + floor).
   *
   * @param floor a positive number that is not subnormal
   */
  public static void toNaturalLog(float[] powers, double reference, double floor) {
    double gain = 1 / reference;
    float silence = (float) ln(floor); // much of what is put around a word is nothing else
    for (int i = 0; i < powers.length; i++) {
      powers[i] = powers[i] == 0 ? silence : (float) ln(powers[i] * gain + floor);
    }
  }

  /** The largest of these numbers; negative infinity of none. */
  public static float largest(float[] values) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      if (value > largest) { // several times faster than Math.max, which looks for NaN and -0
        largest = value;
      }
    }
    return largest;
  }

  /**
   * The natural logarithm of a normal positive number, right to 1e-9: enough for single precision,
   * the same on every machine, and several times faster than {@link Math#log}.
   *
   * <p>x = 2^e m with m from sqrt(1/2) to sqrt(2), and ln m = 2 artanh(s) = 2 (s + s^3/3 + s^5/5 +
   * ...) with s = (m - 1) / (m + 1), at most 0.172.
   */
  static double ln(double x) {
    long bits = Double.doubleToRawLongBits(x);
    // Adding what lies between sqrt(1/2) and 1 carries mantissas from sqrt(2) on to the next power.
    int exponent = (int) ((bits + (ONE - SQRT_HALF)) >> 52) - 1023;
    double m = Double.longBitsToDouble(bits - ((long) exponent << 52));
    double s = (m - 1) / (m + 1);
    double s2 = s * s;
    double series = 1 + s2 * (1 / 3.0 + s2 * (1 / 5.0 + s2 * (1 / 7.0 + s2 * (1 / 9.0))));
    return exponent * LN_2 + 2 * s * series;
  }
}
