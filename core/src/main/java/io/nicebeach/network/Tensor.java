package io.nicebeach.network;

import java.util.Arrays;

/**
 * A named parameter's or state's numbers: row-major, single precision.
 *
 * @param values as many as the product of {@code shape}; not copied
 */
public record Tensor(int[] shape, float[] values) {
  public Tensor {
    if (size(shape) != values.length) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " does not hold " + values.length + " values");
    }
  }

  /** A tensor of zeros. */
  public static Tensor zeros(int... shape) {
    return new Tensor(shape, new float[size(shape)]);
  }

  public static int size(int... shape) {
    long size = 1;
    for (int dimension : shape) {
      size *= dimension;
      if (dimension < 0 || size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "shape must hold 0 to 2^31 - 1 values but is " + Arrays.toString(shape));
      }
    }
    return (int) size;
  }

  /** A deep copy. */
  public Tensor copy() {
    return new Tensor(shape.clone(), values.clone());
  }
}
