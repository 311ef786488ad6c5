package io.nicebeach.matrix;

import static io.nicebeach.matrix.PackedFloats.ceilDivide;

import java.util.Arrays;

/**
 * C = A B in single precision, where B is packed and C row-major.
 *
 * <p>Each number of C is the sum of its products in the order of k, by fused multiply-add, whatever
 * the shapes, the blocks and the number of threads. So a row of C depends on nothing but the same
 * row of A, bit for bit.
 *
 * <p>C is made in panels of {@link #PANEL} rows and one tile of B's columns. Blocks of {@link
 * #DEPTH} rows of B stay in the second-level cache while all rows of a panel pass by, in groups of
 * {@link #GROUP} numbers, which stay in the first (Goto and van de Geijn 2008).
 *
 * <p>{@link Math#fma} is an instruction on every processor of the last ten years; on one without it
 * the results are the same and very slow.
 */
record FloatProduct(Left a, PackedFloats b, Target target) {
  /** Rows of a panel of C. */
  private static final int PANEL = 64;

  /** Rows of a block of B; a multiple of {@link PackedFloats#ROWS}. */
  private static final int DEPTH = 64;

  /** Numbers of C that stay in the first-level cache, 16 KiB, while a block of B passes by. */
  private static final int GROUP = 4096;

  /** Below so many multiplications, a fraction of a millisecond, no other thread is woken up. */
  private static final long SHARED = 1L << 22;

  /**
   * The left factor: row i, column k is {@code values[first + i * rowStride + k * columnStride]}.
   */
  record Left(float[] values, int first, int rows, int rowStride, int columnStride) {
    /**
     * Fills {@code block}, rows of {@link #DEPTH}, with {@code columns} columns of the rows from
     * {@code firstRow} on, and with zeros where there are no more columns: so that A is fetched
     * from memory in one go and not number by number between two sums.
     */
    void copyBlock(int firstRow, int firstColumn, int columns, float[] block) {
      for (int i = 0; i < block.length / DEPTH; i++) {
        int from = first + (firstRow + i) * rowStride + firstColumn * columnStride;
        int to = i * DEPTH;
        if (columnStride == 1) {
          System.arraycopy(values, from, block, to, columns);
        } else {
          for (int k = 0; k < columns; k++) {
            block[to + k] = values[from + k * columnStride];
          }
        }
        Arrays.fill(block, to + columns, to + DEPTH, 0);
      }
    }
  }

  /** Takes C row by row, and in pieces where C is wide. */
  @FunctionalInterface
  interface Target {
    /** {@code numbers} are {@code count} columns of a row of C, the first of which is given. */
    void put(int row, int column, float[] numbers, int count);
  }

  /** A narrower B, of which no long rows can be made, changes places with A. */
  private static final int NARROW = 32;

  /** Fills in C. */
  void run(int threads) {
    if (b.columns() <= NARROW && a.rows > 4 * NARROW) {
      runTransposed(threads);
    } else {
      runDirectly(threads);
    }
  }

  /** Cᵀ = Bᵀ Aᵀ: the same products in the same order, so the same bits. */
  private void runTransposed(int threads) {
    int n = b.columns();
    float[] transposed = new float[n * a.rows];
    Left transposedB = new Left(b.unpacked(), 0, n, 1, n);
    PackedFloats transposedA =
        PackedFloats.of(a.values, a.first, b.rows(), a.rows, a.columnStride, a.rowStride);
    new FloatProduct(transposedB, transposedA, rowsOf(transposed, a.rows)).runDirectly(threads);
    float[] row = new float[n];
    for (int i = 0; i < a.rows; i++) {
      for (int j = 0; j < n; j++) {
        row[j] = transposed[j * a.rows + i];
      }
      target.put(i, 0, row, n);
    }
  }

  /** An array in which C is kept row by row. */
  static Target rowsOf(float[] values, int columns) {
    return (row, column, numbers, count) ->
        System.arraycopy(numbers, 0, values, row * columns + column, count);
  }

  private void runDirectly(int threads) {
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
    float[][] sums = PackedFloats.emptyRows(rows, b.tileWidth());
    float[] block = new float[rows * DEPTH];
    for (int k = 0; k < b.rows(); k += DEPTH) {
      a.copyBlock(firstRow, k, Math.min(DEPTH, b.rows() - k), block);
      addBlock(sums, block, b.tiles()[tile], k);
    }
    int firstColumn = tile * b.tileWidth();
    int columns = Math.min(b.tileWidth(), b.columns() - firstColumn);
    for (int i = 0; i < rows; i++) {
      target.put(firstRow + i, firstColumn, sums[i], columns);
    }
  }

  /** Adds the products of a block of A with the rows of B from {@code firstK} on. */
  private void addBlock(float[][] sums, float[] block, float[][] tile, int firstK) {
    int depth = Math.min(DEPTH, tile.length - firstK);
    int rows = GROUP / b.tileWidth() / 2 * 2; // even, for they are taken in pairs
    for (int group = 0; group < sums.length; group += rows) {
      int end = Math.min(group + rows, sums.length);
      for (int k = 0; k < depth; k += PackedFloats.ROWS) {
        int i = group;
        for (; i < end - 1; i += 2) {
          addToPair(sums[i], sums[i + 1], block, i * DEPTH + k, tile, firstK + k);
        }
        if (i < end) {
          addToLast(sums[i], block, i * DEPTH + k, tile, firstK + k);
        }
      }
    }
  }

  private void addToPair(float[] c, float[] d, float[] block, int p, float[][] tile, int k) {
    int q = p + DEPTH;
    add(
        c,
        d,
        tile[k],
        tile[k + 1],
        tile[k + 2],
        tile[k + 3],
        block[p],
        block[p + 1],
        block[p + 2],
        block[p + 3],
        block[q],
        block[q + 1],
        block[q + 2],
        block[q + 3],
        b.tileWidth());
  }

  private void addToLast(float[] c, float[] block, int p, float[][] tile, int k) {
    add(
        c,
        tile[k],
        tile[k + 1],
        tile[k + 2],
        tile[k + 3],
        block[p],
        block[p + 1],
        block[p + 2],
        block[p + 3],
        b.tileWidth());
  }

  /**
   * Adds four rows of B, each times its number of A, to one row of C.
   *
   * <p>These two loops are all that a product's time is spent in. They are shaped for C2 of JDK 17,
   * which vectorises them as they are and gives up on more rows, on offsets into one large array,
   * and, seemingly for no reason, if both rows' products have their factors in the same order.
   */
  private static void add(
      float[] c,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float p0,
      float p1,
      float p2,
      float p3,
      int width) {
    for (int j = 0; j < width; j++) {
      float sum = c[j];
      sum = Math.fma(p0, b0[j], sum);
      sum = Math.fma(p1, b1[j], sum);
      sum = Math.fma(p2, b2[j], sum);
      sum = Math.fma(p3, b3[j], sum);
      c[j] = sum;
    }
  }

  /** Adds four rows of B to two rows of C, so that each is loaded once for two. */
  private static void add(
      float[] c,
      float[] d,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float p0,
      float p1,
      float p2,
      float p3,
      float q0,
      float q1,
      float q2,
      float q3,
      int width) {
    for (int j = 0; j < width; j++) {
      float v0 = b0[j];
      float v1 = b1[j];
      float v2 = b2[j];
      float v3 = b3[j];
      float sum = c[j];
      float other = d[j];
      sum = Math.fma(p0, v0, sum);
      other = Math.fma(v0, q0, other);
      sum = Math.fma(p1, v1, sum);
      other = Math.fma(v1, q1, other);
      sum = Math.fma(p2, v2, sum);
      other = Math.fma(v2, q2, other);
      sum = Math.fma(p3, v3, sum);
      other = Math.fma(v3, q3, other);
      c[j] = sum;
      d[j] = other;
    }
  }
}
