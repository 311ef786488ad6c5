package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A convolution fed piece by piece: it keeps the last frames, for what the next outputs see of
 * them.
 */
final class WindowStream implements LayerStream {
  private final Window window;
  private final int before;
  private final int stride;
  private @Nullable Matrix kept;

  /** A layer whose outputs see a few frames each. */
  @FunctionalInterface
  interface Window {
    /**
     * So many outputs for the frames of one utterance, the first of which sees {@code before}
     * frames before the first frame, or begins to see after it if that is negative.
     */
    Matrix outputs(Matrix frames, int before, int count);
  }

  /**
   * @param before how many frames before its own an output sees
   */
  WindowStream(Window window, int before, int stride) {
    this.window = window;
    this.before = before;
    this.stride = stride;
  }

  @Override
  public Sequences push(Sequences frames) {
    Matrix all = kept == null ? frames.frames() : joined(kept, frames.frames());
    int known = kept == null ? 0 : Shape.ceilDivide(kept.rows(), stride);
    // What is kept begins where an output has its own frame, so that the strides go on.
    int first = Math.max(0, (all.rows() - before) / stride * stride);
    kept = from(all, first);
    int count = Shape.ceilDivide(all.rows(), stride) - known;
    return single(window.outputs(all, before - known * stride, count));
  }

  private static Sequences single(Matrix frames) {
    return new Sequences(frames, new int[] {frames.rows()});
  }

  private static Matrix joined(Matrix head, Matrix tail) {
    Matrix joined = head.zeros(head.rows() + tail.rows(), head.columns());
    for (int row = 0; row < joined.rows(); row++) {
      boolean ofHead = row < head.rows();
      Matrix source = ofHead ? head : tail;
      joined.addSpan(row, 0, 1, source, ofHead ? row : row - head.rows(), 0, head.columns());
    }
    return joined;
  }

  private static Matrix from(Matrix rows, int first) {
    Matrix rest = rows.zeros(rows.rows() - first, rows.columns());
    for (int row = 0; row < rest.rows(); row++) {
      rest.addSpan(row, 0, 1, rows, first + row, 0, rows.columns());
    }
    return rest;
  }
}
