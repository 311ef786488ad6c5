package io.nicebeach.matrix;

import static io.nicebeach.matrix.PackedFloats.ceilDivide;

/**
 * C = A B in single precision, where B is packed and C row-major.
 *
 * <p>Each number of C is the sum of its products in the order of k, by fused multiply-add, whatever
 * the shapes, the blocks and the number of threads. So a row of C depends on nothing but the same
 * row of A, bit for bit.
 *
 * <p>C is made in panels of {@link #PANEL} rows and one tile of B's columns, which stay in the
 * second-level cache while blocks of {@link #DEPTH} rows of B, which stay in the first, pass by.
 */
record FloatProduct(Left a, PackedFloats b, float[] c) {
  /** Rows of a panel of C. */
  private static final int PANEL = 128;

  /** Rows of a block of B; even. */
  private static final int DEPTH = 16;

  /** Below so many multiplications another thread is not worth its wake-up. */
  private static final long SHARED = 1L << 20;

  /** The left factor: row i, column k is {@code values[i * rowStride + k * columnStride]}. */
  record Left(float[] values, int rows, int rowStride, int columnStride) {}

  /** Fills in C. */
  void run(int threads) {
    int panels = ceilDivide(a.rows, PANEL);
    int tasks = panels * b.tiles().length;
    boolean small = (long) a.rows * b.rows() * b.columns() < SHARED;
    if (threads == 1 || small) {
      for (int task = 0; task < tasks; task++) {
        panel(task / panels, task % panels * PANEL);
      }
    } else {
      Threads.run(tasks, threads, task -> panel(task / panels, task % panels * PANEL));
    }
  }

  private void panel(int tile, int firstRow) {
    int rows = Math.min(PANEL, a.rows - firstRow);
    float[][] sums = new float[rows][b.tileWidth()];
    for (int k = 0; k < b.rows(); k += DEPTH) {
      addBlock(sums, firstRow, b.tiles()[tile], k, Math.min(b.rows(), k + DEPTH));
    }
    int firstColumn = tile * b.tileWidth();
    int columns = Math.min(b.tileWidth(), b.columns() - firstColumn);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(sums[i], 0, c, (firstRow + i) * b.columns() + firstColumn, columns);
    }
  }

  /** Adds the products with rows {@code from} to {@code to} of B. */
  private void addBlock(float[][] sums, int firstRow, float[][] tile, int from, int to) {
    int pairs = sums.length - 1;
    int i = 0;
    for (; i < pairs; i += 2) {
      for (int k = from; k < to; k += 2) {
        addPair(sums[i], sums[i + 1], tile[k], tile[k + 1], firstRow + i, k);
      }
    }
    if (i < sums.length) {
      for (int k = from; k < to; k += 2) {
        int row = firstRow + i;
        add(sums[i], tile[k], tile[k + 1], left(row, k), left(row, k + 1));
      }
    }
  }

  private void addPair(float[] c0, float[] c1, float[] b0, float[] b1, int row, int k) {
    float a00 = left(row, k);
    float a01 = left(row, k + 1);
    float a10 = left(row + 1, k);
    float a11 = left(row + 1, k + 1);
    add(c0, c1, b0, b1, a00, a01, a10, a11);
  }

  /** The left factor's number; 0 in the column that B's filling row meets. */
  private float left(int row, int k) {
    return k < b.rows() ? a.values[row * a.rowStride + k * a.columnStride] : 0;
  }

  private static void add(float[] c, float[] b0, float[] b1, float a0, float a1) {
    for (int j = 0; j < c.length; j++) {
      c[j] = Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]));
    }
  }

  private static void add(
      float[] c0, float[] c1, float[] b0, float[] b1, float a00, float a01, float a10, float a11) {
    for (int j = 0; j < c0.length; j++) {
      float v0 = b0[j];
      float v1 = b1[j];
      c0[j] = Math.fma(a01, v1, Math.fma(a00, v0, c0[j]));
      c1[j] = Math.fma(a11, v1, Math.fma(a10, v0, c1[j]));
    }
  }
}
