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
    return new WindowStream(this::outputs, spec.before(), spec.stride());
  }

  @Override
  public Sequences forward(Sequences x) {
    int[] lengths = x.lengthsBy(spec.stride());
    Sequences y = Sequences.zeros(x.frames(), lengths, spec.channels());
    for (int u = 0; u < lengths.length; u++) {
      convolve(
          x.frames(),
          x.start(u),
          x.lengths()[u],
          spec.before(),
          y.frames(),
          y.start(u),
          lengths[u]);
    }
    return y.with(biased(y.frames()));
  }

  private Matrix outputs(Matrix x, int before, int count) {
    Matrix y = x.zeros(count, spec.channels());
    convolve(x, 0, x.rows(), before, y, 0, count);
    return biased(y);
  }

  private Matrix biased(Matrix y) {
    return bias == null ? y : y.addRow(bias);
  }

  private void convolve(
      Matrix x, int firstRow, int rows, int before, Matrix y, int firstRowOfY, int rowsOfY) {
    for (int t = 0; t < rowsOfY; t++) {
      for (int k = 0; k < taps.rows(); k++) {
        int frame = t * spec.stride() - before + k * spec.dilation();
        if (frame >= 0 && frame < rows) {
          y.addProduct(firstRowOfY + t, taps, k, x, firstRow + frame);
        }
      }
    }
  }
}
