package io.nicebeach.loss;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.forward.SoftmaxLayer;
import io.nicebeach.network.layers.Softmax;

/**
 * The cross-entropy between the targets t and the softmax p of the logits z, frame by frame: -sum t
 * log p, where log p = z - log sum e^z. Its gradient by z is p - t (times what the targets add up
 * to, usually 1).
 */
record CrossEntropy(OneHot oneHot) implements Loss {
  @Override
  public Value of(Sequences logits, int[][] targets) {
    Matrix z = logits.frames();
    Matrix t = oneHot.of(logits, targets);
    double loss = 0;
    for (int row = 0; row < z.rows(); row++) {
      double logSum = logSumOfExponentials(z, row);
      for (int j = 0; j < z.columns(); j++) {
        loss -= t.get(row, j) * (z.get(row, j) - logSum);
      }
    }
    Matrix p = SoftmaxLayer.softmax(z);
    return new Value(loss, p.scale(oneHot.scale()).add(-1, t));
  }

  /** The softmax is part of this loss. */
  @Override
  public boolean includes(LayerSpec lastLayer) {
    return lastLayer instanceof Softmax;
  }

  /** log sum e^z of a row, computed as m + log sum e^(z - m), m the maximum: never overflows. */
  private static double logSumOfExponentials(Matrix z, int row) {
    double max = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < z.columns(); j++) {
      max = Math.max(max, z.get(row, j));
    }
    double sum = 0;
    for (int j = 0; j < z.columns(); j++) {
      sum += Math.exp(z.get(row, j) - max);
    }
    return max + Math.log(sum);
  }
}
