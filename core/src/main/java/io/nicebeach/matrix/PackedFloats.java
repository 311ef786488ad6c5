package io.nicebeach.matrix;

/**
 * A right factor B in tiles: {@code tiles[j][k]} holds the numbers of row k in the columns of tile
 * j. Every row of a tile is an array of its own that a loop reads from its start, which is what
 * HotSpot's compiler turns into vector instructions.
 *
 * <p>The rows are filled up with rows of zeros to a multiple of {@link #ROWS}, the columns of a
 * tile with zeros to a multiple of {@link #LANES}.
 */
record PackedFloats(int rows, int columns, int tileWidth, float[][][] tiles) implements Factor {
  /** Rows that {@link FloatProduct} takes at once. */
  static final int ROWS = 4;

  /** Numbers in two vector registers. */
  private static final int LANES = 16;

  /** The widest tile. */
  private static final int MAX_WIDTH = 1024;

  /** Makes an array's size in bytes, header included, a multiple of a cache line's 64. */
  private static final int PADDING = 12;

  /**
   * Packs B, of which the number in row k and column j is {@code values[k * rowStride + j *
   * columnStride]}.
   */
  static PackedFloats of(float[] values, int rows, int columns, int rowStride, int columnStride) {
    int count = Math.max(1, ceilDivide(columns, MAX_WIDTH));
    int width = ceilDivide(ceilDivide(columns, count), LANES) * LANES;
    float[][][] tiles = new float[count][][];
    for (int tile = 0; tile < count; tile++) {
      int first = tile * width;
      tiles[tile] = emptyRows(ceilDivide(rows, ROWS) * ROWS, width);
      for (int k = 0; k < rows; k += LANES) {
        int last = Math.min(rows, k + LANES);
        int used = Math.min(width, columns - first);
        int from = first * columnStride;
        copy(values, from, rowStride, columnStride, tiles[tile], k, last, used);
      }
    }
    return new PackedFloats(rows, columns, width, tiles);
  }

  /** Rows of zeros, all at the same distance from a cache line's start. */
  static float[][] emptyRows(int rows, int width) {
    return new float[rows][width + PADDING];
  }

  /** Copies a few rows, so few that a column of them is one or two cache lines. */
  private static void copy(
      float[] values,
      int from,
      int rowStride,
      int columnStride,
      float[][] tile,
      int firstRow,
      int lastRow,
      int columns) {
    for (int j = 0; j < columns; j++) {
      for (int k = firstRow; k < lastRow; k++) {
        tile[k][j] = values[from + k * rowStride + j * columnStride];
      }
    }
  }

  static int ceilDivide(int a, int b) {
    return (a + b - 1) / b;
  }
}
