package io.nicebeach.matrix;

import java.util.function.DoubleBinaryOperator;

/** The fast one: single precision, row-major. Products are {@link FloatProduct}'s. */
public final class FloatMatrix extends Matrix {
  private final float[] values;

  /** A matrix of zeros. */
  public FloatMatrix(int rows, int columns) {
    this(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  private FloatMatrix(int rows, int columns, float[] values) {
    super(rows, columns);
    this.values = values;
  }

  /** A matrix of these numbers, row by row; the array itself is used, not a copy of it. */
  public static FloatMatrix of(int rows, int columns, float[] values) {
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "a matrix of %dx%d needs %d values but got %d"
              .formatted(rows, columns, (long) rows * columns, values.length));
    }
    return new FloatMatrix(rows, columns, values);
  }

  /** The numbers themselves, row by row; not a copy. */
  public float[] values() {
    return values;
  }

  @Override
  public Precision precision() {
    return Precision.SINGLE;
  }

  @Override
  public double get(int row, int column) {
    return values[row * columns() + column];
  }

  @Override
  public void set(int row, int column, double value) {
    values[row * columns() + column] = (float) value;
  }

  @Override
  public Factor factor() {
    return PackedFloats.of(values, 0, rows(), columns(), columns(), 1);
  }

  @Override
  public Factor transposedFactor() {
    return PackedFloats.of(values, 0, columns(), rows(), 1, columns());
  }

  @Override
  public FloatMatrix times(Factor b) {
    requireInner(columns(), b.rows());
    return product(rows(), columns(), 1, b);
  }

  @Override
  public FloatMatrix transposedTimes(Factor b) {
    requireInner(rows(), b.rows());
    return product(columns(), 1, columns(), b);
  }

  private FloatMatrix product(int productRows, int rowStride, int columnStride, Factor b) {
    FloatMatrix product = new FloatMatrix(productRows, b.columns());
    FloatProduct.Left left = new FloatProduct.Left(values, 0, productRows, rowStride, columnStride);
    FloatProduct.Target target = FloatProduct.rowsOf(product.values, product.columns());
    new FloatProduct(left, (PackedFloats) b, target).run(Threads.limit());
    return product;
  }

  @Override
  public FloatMatrix map(Elementwise function) {
    FloatMatrix result = new FloatMatrix(rows(), columns());
    function.of(values, result.values);
    return result;
  }

  @Override
  public FloatMatrix combine(Matrix other, DoubleBinaryOperator function) {
    float[] right = sameShape(other);
    FloatMatrix result = new FloatMatrix(rows(), columns());
    for (int i = 0; i < values.length; i++) {
      result.values[i] = (float) function.applyAsDouble(values[i], right[i]);
    }
    return result;
  }

  @Override
  public Matrix add(double scale, Matrix other) {
    if (other instanceof DoubleMatrix) {
      return super.add(scale, other);
    }
    float[] summands = sameShape(other);
    float factor = (float) scale;
    for (int i = 0; i < values.length; i++) {
      values[i] += factor * summands[i];
    }
    return this;
  }

  @Override
  public Matrix multiply(Matrix other) {
    float[] factors = sameShape(other);
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i];
    }
    return this;
  }

  @Override
  public Matrix scale(double factor) {
    float single = (float) factor;
    for (int i = 0; i < values.length; i++) {
      values[i] *= single;
    }
    return this;
  }

  @Override
  public void addSpan(
      int row,
      int column,
      double scale,
      Matrix source,
      int sourceRow,
      int sourceColumn,
      int count) {
    float[] summands = ((FloatMatrix) source).values;
    int to = row * columns() + column;
    int from = sourceRow * source.columns() + sourceColumn;
    float factor = (float) scale;
    for (int j = 0; j < count; j++) {
      values[to + j] += factor * summands[from + j];
    }
  }

  @Override
  public void addProduct(int row, Matrix a, int rowOfA, Matrix b, int rowOfB) {
    float[] left = ((FloatMatrix) a).values;
    float[] right = ((FloatMatrix) b).values;
    int to = row * columns();
    int from = rowOfA * columns();
    int other = rowOfB * columns();
    for (int j = 0; j < columns(); j++) {
      values[to + j] += left[from + j] * right[other + j];
    }
  }

  @Override
  public double sumOfSquares() {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }

  @Override
  public float[] toFloats() {
    return values.clone();
  }

  private float[] sameShape(Matrix other) {
    requireSameShape(other);
    return ((FloatMatrix) other).values;
  }
}
