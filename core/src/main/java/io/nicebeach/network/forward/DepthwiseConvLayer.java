package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.layers.Conv;
import org.jspecify.annotations.Nullable;

/** A convolution over time of each input for itself: frames times weights, number by number. */
public final class DepthwiseConvLayer implements Layer {
  private final Conv spec;
  private final Matrix taps;
  private final @Nullable Matrix bias;

  /**
   * @param weight [channels][kernel]
   * @param bias one row
   */
  public DepthwiseConvLayer(Conv spec, Matrix weight, @Nullable Matrix bias) {
    this.spec = spec;
    this.bias = bias;
    this.taps = weight.zeros(weight.columns(), weight.rows());
    for (int k = 0; k < taps.rows(); k++) {
      for (int channel = 0; channel < taps.columns(); channel++) {
        taps.set(k, channel, weight.get(channel, k));
      }
    }
  }

  @Override
  public LayerStream stream() {
    return new WindowStream(this, spec.before(), spec.stride());
  }

  @Override
  public Sequences forward(Sequences x) {
    int[] lengths = x.lengthsBy(spec.stride());
    Sequences y = Sequences.zeros(x.frames(), lengths, spec.channels());
    for (int u = 0; u < lengths.length; u++) {
      for (int t = 0; t < lengths[u]; t++) {
        addTaps(x, u, t * spec.stride() - spec.before(), y.frames(), y.start(u) + t);
      }
    }
    return bias == null ? y : y.with(y.frames().addRow(bias));
  }

  private void addTaps(Sequences x, int utterance, int first, Matrix y, int row) {
    for (int k = 0; k < taps.rows(); k++) {
      int frame = first + k * spec.dilation();
      if (frame >= 0 && frame < x.lengths()[utterance]) {
        y.addProduct(row, taps, k, x.frames(), x.start(utterance) + frame);
      }
    }
  }
}
