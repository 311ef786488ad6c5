package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;

/**
 * Each frame by itself with mean 0 and variance 1, then scaled and shifted.
 *
 * @param weight one row, a number for each of a frame's
 * @param bias one row, a number for each of a frame's
 */
public record LayerNormLayer(Matrix weight, Matrix bias, double epsilon) implements Layer {
  @Override
  public Sequences forward(Sequences x) {
    Matrix y = x.frames().zeros(x.frames().rows(), x.width());
    for (int row = 0; row < y.rows(); row++) {
      normalize(x.frames(), y, row);
    }
    return x.with(y);
  }

  private void normalize(Matrix x, Matrix y, int row) {
    int width = x.columns();
    double mean = 0;
    for (int j = 0; j < width; j++) {
      mean += x.get(row, j) / width;
    }
    double variance = 0;
    for (int j = 0; j < width; j++) {
      double distance = x.get(row, j) - mean;
      variance += distance * distance / width;
    }
    double scale = 1 / Math.sqrt(variance + epsilon);
    for (int j = 0; j < width; j++) {
      y.set(row, j, (x.get(row, j) - mean) * scale * weight.get(0, j) + bias.get(0, j));
    }
  }
}
