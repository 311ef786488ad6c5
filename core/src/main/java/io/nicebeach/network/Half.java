package io.nicebeach.network;

/**
 * Half precision, the binary16 of IEEE 754: a sign, 5 bits of exponent, 10 of fraction. Enough for
 * weights that only recognise, in half the bytes.
 */
public final class Half {
  /** The largest half: what is larger has none. */
  public static final float MAX_VALUE = 65504;

  /** Smaller halves are subnormal: multiples of {@link #MIN_VALUE}. */
  static final float SMALLEST_NORMAL = 0x1p-14f;

  /** The smallest half above 0. */
  static final float MIN_VALUE = 0x1p-24f;

  private static final int FRACTION_DIFFERENCE = 23 - 10;
  private static final int EXPONENT_DIFFERENCE = 127 - 15;
  private static final int FRACTION_BITS = 10;
  private static final int SIGN = 0x8000;
  private static final int MAGNITUDE = 0x7fff;
  private static final int INFINITY = 0x7c00;

  private Half() {}

  /** The half next to {@code value}, of two the even one; beyond the largest it is an infinity. */
  public static short bits(float value) {
    int sign = Float.floatToRawIntBits(value) >>> 16 & SIGN;
    return (short) (sign | magnitude(Math.abs(value)));
  }

  private static int magnitude(float value) {
    if (Float.isNaN(value)) {
      return INFINITY + 1;
    }
    if (value < SMALLEST_NORMAL) {
      return (int) Math.rint(value / MIN_VALUE);
    }
    int bits = Float.floatToRawIntBits(value) - (EXPONENT_DIFFERENCE << 23);
    int even = bits >>> FRACTION_DIFFERENCE & 1;
    // What is carried out of the fraction makes the exponent one larger, as it should.
    int rounded = bits + (1 << FRACTION_DIFFERENCE - 1) - 1 + even >>> FRACTION_DIFFERENCE;
    return Math.min(rounded, INFINITY);
  }

  /** The number that these bits stand for. */
  public static float value(short bits) {
    int magnitude = bits & MAGNITUDE;
    float value;
    if (magnitude < 1 << FRACTION_BITS) {
      value = magnitude * MIN_VALUE;
    } else if (magnitude < INFINITY) {
      value =
          Float.intBitsToFloat((magnitude << FRACTION_DIFFERENCE) + (EXPONENT_DIFFERENCE << 23));
    } else {
      value = magnitude == INFINITY ? Float.POSITIVE_INFINITY : Float.NaN;
    }
    return (bits & SIGN) == 0 ? value : -value;
  }

  /** The nearest number that is a half; the largest in the place of larger ones. */
  public static float round(float value) {
    return value(bits(Math.max(-MAX_VALUE, Math.min(MAX_VALUE, value))));
  }

  /** The smallest half that is no less than a positive number; the largest for larger ones. */
  static float ceil(float value) {
    float nearest = round(value);
    return nearest < value && nearest < MAX_VALUE ? value((short) (bits(nearest) + 1)) : nearest;
  }
}
