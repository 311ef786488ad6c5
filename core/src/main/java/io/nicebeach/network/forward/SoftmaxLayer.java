package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;

/**
 * Each row z as probabilities, e^z / sum e^z; z is lowered by its maximum, so nothing overflows.
 */
public record SoftmaxLayer() implements Layer {
  @Override
  public Sequences forward(Sequences z) {
    return z.with(softmax(z.frames()));
  }

  /** Row by row, as a new matrix. */
  public static Matrix softmax(Matrix z) {
    Matrix p = z.copy();
    for (int i = 0; i < z.rows(); i++) {
      double max = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < z.columns(); j++) {
        max = Math.max(max, z.get(i, j));
      }
      double sum = 0;
      for (int j = 0; j < z.columns(); j++) {
        sum += Math.exp(z.get(i, j) - max);
      }
      for (int j = 0; j < z.columns(); j++) {
        p.set(i, j, Math.exp(z.get(i, j) - max) / sum);
      }
    }
    return p;
  }
}
