package io.nicebeach.matrix;

/**
 * A right factor B in tiles: {@code tiles[j][k]} holds the numbers of row k in the columns of tile
 * j. Every row of a tile is an array of its own that a loop reads from its start, which is what
 * HotSpot's compiler turns into vector instructions.
 *
 * <p>Rows and columns are filled up with zeros: rows to an even number, the columns of a tile to a
 * multiple of {@link #LANES}.
 */
record PackedFloats(int rows, int columns, int tileWidth, float[][][] tiles) implements Factor {
  /** The widest tile. */
  static final int MAX_WIDTH = 256;

  /** Numbers in two vector registers. */
  static final int LANES = 16;

  /**
   * Packs B, of which the number in row k and column j is {@code values[k * rowStride + j *
   * columnStride]}.
   */
  static PackedFloats of(float[] values, int rows, int columns, int rowStride, int columnStride) {
    int count = Math.max(1, ceilDivide(columns, MAX_WIDTH));
    int width = ceilDivide(ceilDivide(columns, count), LANES) * LANES;
    float[][][] tiles = new float[count][rows + rows % 2][width];
    for (int tile = 0; tile < count; tile++) {
      int first = tile * width;
      int used = Math.min(width, columns - first);
      for (int k = 0; k < rows; k++) {
        copy(values, k * rowStride + first * columnStride, columnStride, tiles[tile][k], used);
      }
    }
    return new PackedFloats(rows, columns, width, tiles);
  }

  private static void copy(float[] source, int from, int stride, float[] target, int count) {
    for (int j = 0; j < count; j++) {
      target[j] = source[from + j * stride];
    }
  }

  static int ceilDivide(int a, int b) {
    return (a + b - 1) / b;
  }
}
