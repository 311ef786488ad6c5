package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;

/** y = x * scale + shift, number by number of each frame: batch normalisation in use. */
public record ScaleLayer(Matrix scale, Matrix shift) implements Layer {
  /**
   * Batch normalisation of channels of so many bins.
   *
   * @param weight and the other three: one row, a number for each channel
   */
  public static ScaleLayer batchNorm(
      Matrix weight, Matrix bias, Matrix mean, Matrix variance, double epsilon, int bins) {
    Matrix scale = weight.zeros(1, weight.columns() * bins);
    Matrix shift = scale.copy();
    for (int j = 0; j < scale.columns(); j++) {
      int channel = j / bins;
      double factor = weight.get(0, channel) / Math.sqrt(variance.get(0, channel) + epsilon);
      scale.set(0, j, factor);
      shift.set(0, j, bias.get(0, channel) - mean.get(0, channel) * factor);
    }
    return new ScaleLayer(scale, shift);
  }

  @Override
  public Sequences forward(Sequences x) {
    Matrix y = x.frames().zeros(x.frames().rows(), x.width()).addRow(shift);
    for (int row = 0; row < y.rows(); row++) {
      y.addProduct(row, scale, 0, x.frames(), row);
    }
    return x.with(y);
  }
}
