package io.nicebeach.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * A convolution over the rows of a matrix: y[t] = Σ x[t stride - before + k dilation] W_k over all
 * k, where rows beyond the ends of a stretch are zeros.
 *
 * <p>It is computed the other way round. A row of x meets all W_k side by side in one product, and
 * each part of the result is added to the row of y that it belongs to. So nothing is copied
 * beforehand, and the product's inner loop is as long as all outputs of all k together, though
 * there may be few outputs. With a stride, the k that meet the same rows of x form a phase; each
 * phase is a product of its own.
 *
 * <p>The order of the sums in a row of y depends on neither the stretch nor its place in it.
 */
public final class RowConvolution {
  private final int inputs;
  private final int outputs;
  private final int stride;
  private final List<Phase> phases = new ArrayList<>();

  /**
   * @param shifts for each k, by how many rows of y its part goes back
   * @param weights all W_k of the phase side by side
   */
  private record Phase(int firstRow, int[] shifts, Factor weights) {}

  /**
   * Copies the weights.
   *
   * @param taps W_k [inputs][outputs] for each k
   */
  public RowConvolution(List<FloatMatrix> taps, int stride, int dilation) {
    this.inputs = taps.get(0).rows();
    this.outputs = taps.get(0).columns();
    this.stride = stride;
    for (int phase = 0; phase < stride; phase++) {
      addPhase(taps, dilation, phase);
    }
  }

  private void addPhase(List<FloatMatrix> taps, int dilation, int phase) {
    List<FloatMatrix> own = new ArrayList<>();
    List<Integer> shifts = new ArrayList<>();
    for (int k = 0; k < taps.size(); k++) {
      if (k * dilation % stride == phase) {
        own.add(taps.get(k));
        shifts.add(k * dilation / stride);
      }
    }
    FloatMatrix weights = new FloatMatrix(inputs, own.size() * outputs);
    for (int k = 0; k < own.size(); k++) {
      for (int row = 0; row < inputs; row++) {
        weights.addSpan(row, k * outputs, 1, own.get(k), row, 0, outputs);
      }
    }
    if (!own.isEmpty()) {
      int[] array = shifts.stream().mapToInt(Integer::intValue).toArray();
      phases.add(new Phase(phase, array, weights.factor()));
    }
  }

  /** Rows of a matrix and its columns from {@code column} on. */
  public record Stretch(FloatMatrix matrix, int firstRow, int rows, int column) {
    private int offset(int row) {
      return (firstRow + row) * matrix.columns() + column;
    }
  }

  /**
   * Adds the convolution of x to y.
   *
   * @param before how far before its own row of x the first row is that a row of y depends on
   */
  public void addTo(Stretch y, Stretch x, int before) {
    for (Phase phase : phases) {
      // Row i of the product is row i * stride + offset of x.
      int offset = phase.firstRow - before;
      int first = Math.max(0, PackedFloats.ceilDivide(-offset, stride));
      int end = Math.floorDiv(x.rows - 1 - offset, stride) + 1;
      if (first < end) {
        add(y, x, phase, first, end - first, first * stride + offset);
      }
    }
  }

  private void add(Stretch y, Stretch x, Phase phase, int first, int count, int firstRow) {
    int columns = x.matrix.columns();
    FloatProduct.Left left =
        new FloatProduct.Left(x.matrix.values(), x.offset(firstRow), count, stride * columns, 1);
    FloatProduct.Target target =
        (row, column, numbers, length) ->
            overlap(y, first + row, phase.shifts, column, numbers, length);
    // One thread: the parts of a row of y are added in their order.
    new FloatProduct(left, (PackedFloats) phase.weights, target).run(1);
  }

  /** Adds a stretch of the product's row to the rows of y that its parts belong to. */
  private void overlap(Stretch y, int row, int[] shifts, int column, float[] numbers, int length) {
    float[] values = y.matrix.values();
    int done = 0;
    while (done < length) {
      int k = (column + done) / outputs;
      int within = column + done - k * outputs;
      int count = Math.min(outputs - within, length - done);
      int to = row - shifts[k];
      if (to >= 0 && to < y.rows) {
        add(values, y.offset(to) + within, numbers, done, count);
      }
      done += count;
    }
  }

  private static void add(float[] y, int to, float[] x, int from, int count) {
    for (int j = 0; j < count; j++) {
      y[to + j] += x[from + j];
    }
  }
}
