package io.nicebeach.network.forward;

import io.nicebeach.matrix.FastFunctions;
import io.nicebeach.matrix.FloatMatrix;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;

/**
 * Multi-head self-attention over each utterance's own frames. Of the scores, one for each pair of
 * frames, only those of a few frames are kept at a time.
 *
 * @param projection to queries, keys and values side by side
 * @param relativeBias [heads][2 distance + 1]
 */
public record SelfAttentionLayer(
    DenseLayer projection, DenseLayer output, Matrix relativeBias, int heads) implements Layer {
  /** Frames whose scores are computed at once. */
  private static final int CHUNK = 64;

  @Override
  public Sequences forward(Sequences x) {
    Matrix projected = projection.of(x.frames());
    Matrix seen = x.frames().zeros(x.frames().rows(), x.width());
    for (int u = 0; u < x.size(); u++) {
      for (int head = 0; head < heads; head++) {
        attend(projected, x.start(u), x.lengths()[u], head, seen);
      }
    }
    return x.with(output.of(seen));
  }

  private void attend(Matrix projected, int firstRow, int frames, int head, Matrix seen) {
    int width = seen.columns();
    int size = width / heads;
    int column = head * size;
    Matrix queries = part(projected, firstRow, frames, column, size);
    queries.scale(1 / Math.sqrt(size));
    var keys = part(projected, firstRow, frames, width + column, size).transposedFactor();
    var values = part(projected, firstRow, frames, 2 * width + column, size).factor();
    for (int first = 0; first < frames; first += CHUNK) {
      int count = Math.min(CHUNK, frames - first);
      FloatMatrix scores = (FloatMatrix) part(queries, first, count, 0, size).times(keys);
      for (int i = 0; i < count; i++) {
        softmax(scores.values(), i * frames, frames, first + i, head);
      }
      Matrix mixed = scores.times(values);
      for (int i = 0; i < count; i++) {
        seen.addSpan(firstRow + first + i, column, 1, mixed, i, 0, size);
      }
    }
  }

  private static Matrix part(Matrix source, int firstRow, int rows, int firstColumn, int columns) {
    Matrix part = source.zeros(rows, columns);
    for (int i = 0; i < rows; i++) {
      part.addSpan(i, 0, 1, source, firstRow + i, firstColumn, columns);
    }
    return part;
  }

  /** Makes weights of the scores of frame {@code frame}, which are those from {@code first} on. */
  private void softmax(float[] scores, int first, int frames, int frame, int head) {
    int distance = (relativeBias.columns() - 1) / 2;
    float max = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < frames; j++) {
      int clipped = Math.max(-distance, Math.min(distance, j - frame));
      scores[first + j] += (float) relativeBias.get(head, clipped + distance);
      max = Math.max(max, scores[first + j]);
    }
    double sum = 0;
    for (int j = 0; j < frames; j++) {
      scores[first + j] = FastFunctions.exp(scores[first + j] - max);
      sum += scores[first + j];
    }
    float share = (float) (1 / sum);
    for (int j = 0; j < frames; j++) {
      scores[first + j] *= share;
    }
  }
}
