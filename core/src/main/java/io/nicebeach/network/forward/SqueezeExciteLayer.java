package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.layers.Activation;

/**
 * Each channel times sigmoid(W₂ relu(W₁ m + b₁) + b₂), where m is each channel's mean over an
 * utterance.
 *
 * @param bins the numbers of a channel in a frame
 */
public record SqueezeExciteLayer(DenseLayer squeeze, DenseLayer excite, int bins) implements Layer {
  @Override
  public Sequences forward(Sequences x) {
    Matrix hidden = squeeze.of(channelMeans(x)).map(new Activation.Relu());
    Matrix loudness = perBin(excite.of(hidden).map(new Activation.Sigmoid()));
    Matrix y = x.frames().zeros(x.frames().rows(), x.width());
    for (int u = 0; u < x.size(); u++) {
      for (int row = x.start(u); row < x.end(u); row++) {
        y.addProduct(row, loudness, u, x.frames(), row);
      }
    }
    return x.with(y);
  }

  private Matrix channelMeans(Sequences x) {
    Matrix all = PoolLayer.mean(x);
    Matrix means = all.zeros(all.rows(), all.columns() / bins);
    for (int u = 0; u < means.rows(); u++) {
      for (int j = 0; j < all.columns(); j++) {
        means.set(u, j / bins, means.get(u, j / bins) + all.get(u, j) / bins);
      }
    }
    return means;
  }

  private Matrix perBin(Matrix perChannel) {
    Matrix all = perChannel.zeros(perChannel.rows(), perChannel.columns() * bins);
    for (int u = 0; u < all.rows(); u++) {
      for (int j = 0; j < all.columns(); j++) {
        all.set(u, j, perChannel.get(u, j / bins));
      }
    }
    return all;
  }
}
