package io.nicebeach.matrix;

import java.util.Arrays;

/**
 * A matrix seen through windows, as a convolution over its rows sees it: row i of this view is so
 * many rows of the matrix side by side, the first of which is {@code first[i]} and each of which
 * follows {@code step} rows after the one before. Rows outside of {@code [begin[i], end[i])} are
 * zeros. Nothing is copied before a product reads it.
 */
public final class Windows implements FloatProduct.Left {
  private final FloatMatrix source;
  private final int[] first;
  private final int[] begin;
  private final int[] end;
  private final int taps;
  private final int step;
  private final int column;
  private final int width;

  private Windows(
      FloatMatrix source,
      int[] first,
      int[] begin,
      int[] end,
      int taps,
      int step,
      int column,
      int width) {
    this.source = source;
    this.first = first;
    this.begin = begin;
    this.end = end;
    this.taps = taps;
    this.step = step;
    this.column = column;
    this.width = width;
  }

  /**
   * Windows over stretches of rows, one stretch under the other. A window sees no row of another
   * stretch. A stretch of n rows has ceil(n / stride) windows.
   *
   * @param lengths how many rows each stretch has
   * @param taps how many rows a window sees
   * @param step the distance from one of them to the next
   * @param before how far before the window's own row they begin
   * @param stride the distance from one window's own row to the next one's
   */
  public static Windows over(
      FloatMatrix source, int[] lengths, int taps, int step, int before, int stride) {
    int count = Arrays.stream(lengths).map(n -> PackedFloats.ceilDivide(n, stride)).sum();
    int[] first = new int[count];
    int[] begin = new int[count];
    int[] end = new int[count];
    int window = 0;
    int stretch = 0;
    for (int length : lengths) {
      for (int row = 0; row < length; row += stride) {
        first[window] = stretch + row - before;
        begin[window] = stretch;
        end[window++] = stretch + length;
      }
      stretch += length;
    }
    return new Windows(source, first, begin, end, taps, step, 0, source.columns());
  }

  /** The same windows over {@code width} of the columns. */
  public Windows columns(int column, int width) {
    return new Windows(source, first, begin, end, taps, step, column, width);
  }

  /**
   * Puts the product of this view and {@code right} in the place of a matrix's columns from {@code
   * firstColumn} on.
   *
   * @param right of as many rows as windows see numbers, row by row of the source
   */
  public void times(Factor right, FloatMatrix target, int firstColumn) {
    Matrix.requireInner(taps * width, right.rows());
    target.fill(firstColumn, this, right);
  }

  @Override
  public int rows() {
    return first.length;
  }

  @Override
  public void copyBlock(int firstRow, int firstColumn, int columns, float[] block) {
    for (int i = 0; i < block.length / FloatProduct.DEPTH; i++) {
      int to = i * FloatProduct.DEPTH;
      copyRow(firstRow + i, firstColumn, columns, block, to);
      Arrays.fill(block, to + columns, to + FloatProduct.DEPTH, 0);
    }
  }

  private void copyRow(int window, int firstColumn, int columns, float[] block, int to) {
    float[] values = source.values();
    int done = 0;
    while (done < columns) {
      int tap = (firstColumn + done) / width;
      int within = firstColumn + done - tap * width;
      int count = Math.min(width - within, columns - done);
      int row = first[window] + tap * step;
      if (row >= begin[window] && row < end[window]) {
        int from = row * source.columns() + column + within;
        System.arraycopy(values, from, block, to + done, count);
      } else {
        Arrays.fill(block, to + done, to + done + count, 0);
      }
      done += count;
    }
  }
}
