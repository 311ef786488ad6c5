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

  private static final int BLOCK_COLUMNS = 8;

  /** Makes an array's size in bytes, header included, a multiple of a cache line's 64. */
  private static final int PADDING = 12;

  /**
   * Packs B, of which the number in row k and column j is {@code values[start + k * rowStride + j *
   * columnStride]}.
   */
  static PackedFloats of(
      float[] values, int start, int rows, int columns, int rowStride, int columnStride) {
    int count = Math.max(1, ceilDivide(columns, MAX_WIDTH));
    int width = ceilDivide(ceilDivide(columns, count), LANES) * LANES;
    float[][][] tiles = new float[count][][];
    for (int tile = 0; tile < count; tile++) {
      int first = tile * width;
      int used = Math.min(width, columns - first);
      tiles[tile] = emptyRows(ceilDivide(rows, ROWS) * ROWS, width);
      int from = start + first * columnStride;
      if (columnStride == 1) {
        copyRows(values, from, rowStride, tiles[tile], rows, used);
      } else {
        copyColumns(values, from, rowStride, columnStride, tiles[tile], rows, used);
      }
    }
    return new PackedFloats(rows, columns, width, tiles);
  }

  /** B row by row again. */
  float[] unpacked() {
    float[] values = new float[rows * columns];
    for (int tile = 0; tile < tiles.length; tile++) {
      int first = tile * tileWidth;
      int used = Math.min(tileWidth, columns - first);
      for (int k = 0; k < rows; k++) {
        System.arraycopy(tiles[tile][k], 0, values, k * columns + first, used);
      }
    }
    return values;
  }

  /** Rows of zeros, all at the same distance from a cache line's start. */
  static float[][] emptyRows(int rows, int width) {
    return new float[rows][width + PADDING];
  }

  private static void copyRows(
      float[] values, int from, int rowStride, float[][] tile, int rows, int columns) {
    for (int k = 0; k < rows; k++) {
      System.arraycopy(values, from + k * rowStride, tile[k], 0, columns);
    }
  }

  /** In blocks of a few columns, of which the cache keeps a line each until it has been read. */
  private static void copyColumns(
      float[] values,
      int from,
      int rowStride,
      int columnStride,
      float[][] tile,
      int rows,
      int columns) {
    for (int j = 0; j < columns; j += BLOCK_COLUMNS) {
      int end = Math.min(columns, j + BLOCK_COLUMNS);
      for (int k = 0; k < rows; k++) {
        copyStretch(values, from + k * rowStride, columnStride, tile[k], j, end);
      }
    }
  }

  private static void copyStretch(
      float[] values, int from, int stride, float[] target, int first, int end) {
    for (int j = first; j < end; j++) {
      target[j] = values[from + j * stride];
    }
  }

  static int ceilDivide(int a, int b) {
    return (a + b - 1) / b;
  }
}
