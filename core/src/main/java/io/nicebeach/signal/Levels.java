package io.nicebeach.signal;

/** Powers as levels: logarithms, as loudness is heard. */
public final class Levels {
  private Levels() {}

  /**
   * Replaces each power P by 10 log10(max(P / reference, floor)) dB, and then, if {@code topDb} is
   * positive, lifts what lies more than {@code topDb} below the loudest up to there.
   */
  public static void toDecibels(float[] powers, double reference, double floor, double topDb) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < powers.length; i++) {
      double decibels = 10 * Math.log10(Math.max(powers[i] / reference, floor));
      loudest = Math.max(loudest, decibels);
      powers[i] = (float) decibels;
    }
    if (topDb > 0) {
      float lowest = (float) (loudest - topDb);
      for (int i = 0; i < powers.length; i++) {
        powers[i] = Math.max(powers[i], lowest);
      }
    }
  }

  /** Replaces each power P by ln(P / reference + floor). */
  public static void toNaturalLog(float[] powers, double reference, double floor) {
    double gain = 1 / reference;
    for (int i = 0; i < powers.length; i++) {
      powers[i] = (float) Math.log(powers[i] * gain + floor);
    }
  }

  /** The largest of these numbers; negative infinity of none. */
  public static float largest(float[] values) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
