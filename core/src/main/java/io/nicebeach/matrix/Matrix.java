package io.nicebeach.matrix;

import java.util.function.DoubleBinaryOperator;

/**
 * Numbers in rows and columns.
 *
 * <p>Methods named as verbs ({@code add}, {@code scale}, ...) change this matrix and return it; the
 * others leave it as it is. The two operands of an operation have the same precision unless it says
 * otherwise.
 *
 * <p>The loops here are the textbook's, over {@link #get} and {@link #set}; {@link FloatMatrix}
 * overrides those that training spends its time in.
 */
public abstract sealed class Matrix permits FloatMatrix, DoubleMatrix {
  private final int rows;
  private final int columns;

  Matrix(int rows, int columns) {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          "a matrix must have at least 0 rows and columns but was to have " + rows + "x" + columns);
    }
    this.rows = rows;
    this.columns = columns;
  }

  public final int rows() {
    return rows;
  }

  public final int columns() {
    return columns;
  }

  public abstract Precision precision();

  public abstract double get(int row, int column);

  public abstract void set(int row, int column, double value);

  /** Another matrix of this one's precision, all zeros. */
  public final Matrix zeros(int rows, int columns) {
    return precision().zeros(rows, columns);
  }

  /** A copy that shares nothing with this matrix. */
  public final Matrix copy() {
    return zeros(rows, columns).add(1, this);
  }

  // ---- Products ----

  /** This matrix, kept as the right factor of products. */
  public abstract Factor factor();

  /** This matrix transposed, kept as the right factor of products. */
  public abstract Factor transposedFactor();

  /** A B, where A is this matrix. */
  public abstract Matrix times(Factor b);

  /** Aᵀ B, where A is this matrix. */
  public abstract Matrix transposedTimes(Factor b);

  /** A B, where A is this matrix. */
  public final Matrix times(Matrix b) {
    return times(b.factor());
  }

  /** A Bᵀ, where A is this matrix. */
  public final Matrix timesTransposed(Matrix b) {
    return times(b.transposedFactor());
  }

  /** Aᵀ B, where A is this matrix. */
  public final Matrix transposedTimes(Matrix b) {
    return transposedTimes(b.factor());
  }

  // ---- Number by number ----

  /** Takes over the other matrix's numbers. */
  public Matrix assign(Matrix other) {
    requireSameShape(other);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        set(i, j, other.get(i, j));
      }
    }
    return this;
  }

  /** The function's value at each number. */
  public Matrix map(Elementwise function) {
    Matrix result = zeros(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result.set(i, j, function.of(get(i, j)));
      }
    }
    return result;
  }

  /** The function's value at each pair of numbers in the same place. */
  public Matrix combine(Matrix other, DoubleBinaryOperator function) {
    requireSameShape(other);
    Matrix result = zeros(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result.set(i, j, function.applyAsDouble(get(i, j), other.get(i, j)));
      }
    }
    return result;
  }

  /** Adds {@code scale} times the other matrix, which may be of another precision. */
  public Matrix add(double scale, Matrix other) {
    requireSameShape(other);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        set(i, j, get(i, j) + scale * other.get(i, j));
      }
    }
    return this;
  }

  /** Multiplies each number by the other matrix's number in the same place. */
  public Matrix multiply(Matrix other) {
    requireSameShape(other);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        set(i, j, get(i, j) * other.get(i, j));
      }
    }
    return this;
  }

  /** Multiplies each number by {@code factor}. */
  public Matrix scale(double factor) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        set(i, j, get(i, j) * factor);
      }
    }
    return this;
  }

  // ---- Rows and columns ----

  /** Adds a matrix of one row to every row. */
  public Matrix addRow(Matrix row) {
    if (row.rows != 1 || row.columns != columns) {
      throw shapeError(row, "one row of " + columns);
    }
    for (int i = 0; i < rows; i++) {
      addSpan(i, 0, 1, row, 0, 0, columns);
    }
    return this;
  }

  /** The sum of all rows, as a matrix of one row. */
  public final Matrix columnSums() {
    Matrix sums = zeros(1, columns);
    for (int i = 0; i < rows; i++) {
      sums.addSpan(0, 0, 1, this, i, 0, columns);
    }
    return sums;
  }

  /**
   * Adds {@code scale} times a stretch of one of {@code source}'s rows to a stretch of a row.
   *
   * @param row the row here and {@code column} its first number that changes
   * @param sourceRow the row there and {@code sourceColumn} its first number that is read
   * @param count how many numbers
   */
  public void addSpan(
      int row,
      int column,
      double scale,
      Matrix source,
      int sourceRow,
      int sourceColumn,
      int count) {
    for (int j = 0; j < count; j++) {
      double summand = scale * source.get(sourceRow, sourceColumn + j);
      set(row, column + j, get(row, column + j) + summand);
    }
  }

  /**
   * Adds to a row the products, number by number, of a row of {@code a} and a row of {@code b},
   * both as wide as this matrix.
   */
  public void addProduct(int row, Matrix a, int rowOfA, Matrix b, int rowOfB) {
    for (int j = 0; j < columns; j++) {
      set(row, j, get(row, j) + a.get(rowOfA, j) * b.get(rowOfB, j));
    }
  }

  // ---- Sums of all ----

  /** The sum of all numbers. */
  public double sum() {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        sum += get(i, j);
      }
    }
    return sum;
  }

  /** The sum of the squares of all numbers. */
  public double sumOfSquares() {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        sum += get(i, j) * get(i, j);
      }
    }
    return sum;
  }

  /** The numbers row by row in single precision; a copy. */
  public float[] toFloats() {
    float[] floats = new float[rows * columns];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) get(i / columns, i % columns);
    }
    return floats;
  }

  @Override
  public String toString() {
    return precision() + " matrix of " + rows + "x" + columns;
  }

  final void requireSameShape(Matrix other) {
    if (rows != other.rows || columns != other.columns) {
      throw shapeError(other, rows + "x" + columns);
    }
  }

  final IllegalArgumentException shapeError(Matrix other, String expected) {
    return new IllegalArgumentException("expected " + expected + " but got " + other);
  }

  static void requireInner(int ours, int theirs) {
    if (ours != theirs) {
      throw new IllegalArgumentException(
          "a product needs as many rows on the right as columns on the left, "
              + ours
              + ", but the right factor has "
              + theirs);
    }
  }
}
