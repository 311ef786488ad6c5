package io.nicebeach.loss;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;

/**
 * The mean over an utterance's frames of the cross-entropy between a frame's label and the softmax
 * p of the logits z that answer for it: -sum s log p over all outputs, where s is the share of each
 * label ({@link FrameTargets}). Its gradient by z is s' p - s, where s' is what a row's shares add
 * up to: 1 / (T - d), or 0 where an output counts for nothing.
 */
record FrameCrossEntropy(FrameTargets targets) implements Loss {
  @Override
  public Value of(Sequences logits, int[][] labels) {
    Matrix shares = targets.of(logits, labels);
    Matrix gradient = shares.zeros(shares.rows(), shares.columns());
    double loss = 0;
    for (int row = 0; row < shares.rows(); row++) {
      double[] logProbabilities = logProbabilities(logits.frames(), row);
      double counts = sum(shares, row);
      for (int k = 0; k < logProbabilities.length; k++) {
        loss -= shares.get(row, k) * logProbabilities[k];
        gradient.set(row, k, counts * Math.exp(logProbabilities[k]) - shares.get(row, k));
      }
    }
    return new Value(loss, gradient);
  }

  private static double[] logProbabilities(Matrix logits, int row) {
    double[] frame = new double[logits.columns()];
    for (int k = 0; k < frame.length; k++) {
      frame[k] = logits.get(row, k);
    }
    LogSoftmax.apply(frame);
    return frame;
  }

  private static double sum(Matrix matrix, int row) {
    double sum = 0;
    for (int k = 0; k < matrix.columns(); k++) {
      sum += matrix.get(row, k);
    }
    return sum;
  }
}
