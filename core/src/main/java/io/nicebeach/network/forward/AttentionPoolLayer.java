package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.layers.Activation;
import java.util.Arrays;

/** An utterance's frames, weighted by the softmax of their scores v · tanh(W x + b). */
public record AttentionPoolLayer(DenseLayer hidden, DenseLayer score) implements Layer {
  @Override
  public Sequences forward(Sequences x) {
    Matrix scores = score.of(hidden.of(x.frames()).map(new Activation.Tanh()));
    int[] ones = new int[x.size()];
    Arrays.fill(ones, 1);
    Sequences y = Sequences.zeros(x.frames(), ones, x.width());
    for (int u = 0; u < x.size(); u++) {
      double max = Double.NEGATIVE_INFINITY;
      for (int row = x.start(u); row < x.end(u); row++) {
        max = Math.max(max, scores.get(row, 0));
      }
      double sum = 0;
      for (int row = x.start(u); row < x.end(u); row++) {
        sum += Math.exp(scores.get(row, 0) - max);
      }
      for (int row = x.start(u); row < x.end(u); row++) {
        double weight = Math.exp(scores.get(row, 0) - max) / sum;
        y.frames().addSpan(u, 0, weight, x.frames(), row, 0, x.width());
      }
    }
    return y;
  }
}
