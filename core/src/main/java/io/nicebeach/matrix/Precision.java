package io.nicebeach.matrix;

/** The numbers that a matrix is made of. */
public enum Precision {
  /** {@link FloatMatrix}: fast. */
  SINGLE,
  /** {@link DoubleMatrix}: exact enough to check the other. */
  DOUBLE;

  /** A matrix of zeros. */
  public Matrix zeros(int rows, int columns) {
    return this == SINGLE ? new FloatMatrix(rows, columns) : new DoubleMatrix(rows, columns);
  }

  /**
   * A matrix of these numbers, row by row. In single precision the array itself is used, not a copy
   * of it.
   */
  public Matrix of(int rows, int columns, float[] values) {
    FloatMatrix single = FloatMatrix.of(rows, columns, values);
    if (this == SINGLE) {
      return single;
    }
    Matrix wide = zeros(rows, columns);
    wide.add(1, single);
    return wide;
  }
}
