package io.nicebeach.matrix;

/** A function of one number, applied to each number of a matrix. */
@FunctionalInterface
public interface Elementwise {
  /** The function's value at {@code x}. */
  double of(double x);

  /**
   * Writes the function's value at {@code x[i]} to {@code y[i]}, for each i. A function that is
   * needed millions of times overrides this with a loop in single precision.
   */
  default void of(float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) of(x[i]);
    }
  }
}
