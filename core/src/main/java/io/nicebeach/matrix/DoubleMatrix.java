package io.nicebeach.matrix;

/** The reference: double precision, row-major, the loops of the textbook. */
public final class DoubleMatrix extends Matrix {
  private final double[] values;

  /** A matrix of zeros. */
  public DoubleMatrix(int rows, int columns) {
    super(rows, columns);
    values = new double[Math.multiplyExact(rows, columns)];
  }

  @Override
  public Precision precision() {
    return Precision.DOUBLE;
  }

  @Override
  public double get(int row, int column) {
    return values[row * columns() + column];
  }

  @Override
  public void set(int row, int column, double value) {
    values[row * columns() + column] = value;
  }

  @Override
  public Factor factor() {
    return new RightFactor((DoubleMatrix) copy());
  }

  @Override
  public Factor transposedFactor() {
    return new RightFactor(transposed());
  }

  @Override
  public DoubleMatrix times(Factor b) {
    return product(this, ((RightFactor) b).matrix);
  }

  @Override
  public DoubleMatrix transposedTimes(Factor b) {
    return product(transposed(), ((RightFactor) b).matrix);
  }

  private static DoubleMatrix product(DoubleMatrix a, DoubleMatrix b) {
    requireInner(a.columns(), b.rows());
    DoubleMatrix c = new DoubleMatrix(a.rows(), b.columns());
    for (int i = 0; i < a.rows(); i++) {
      for (int k = 0; k < a.columns(); k++) {
        for (int j = 0; j < b.columns(); j++) {
          c.values[i * c.columns() + j] += a.get(i, k) * b.get(k, j);
        }
      }
    }
    return c;
  }

  private DoubleMatrix transposed() {
    DoubleMatrix transposed = new DoubleMatrix(columns(), rows());
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns(); j++) {
        transposed.set(j, i, get(i, j));
      }
    }
    return transposed;
  }

  /** A right factor needs no other order here. */
  record RightFactor(DoubleMatrix matrix) implements Factor {
    @Override
    public int rows() {
      return matrix.rows();
    }

    @Override
    public int columns() {
      return matrix.columns();
    }
  }
}
