package io.nicebeach.network.forward;

import io.nicebeach.matrix.FastFunctions;
import io.nicebeach.matrix.FloatMatrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;

/** The first half of a frame's numbers times the logistic function of the second half. */
public record GluLayer() implements Layer {
  @Override
  public Sequences forward(Sequences x) {
    int width = x.width() / 2;
    float[] in = ((FloatMatrix) x.frames()).values();
    FloatMatrix y = new FloatMatrix(x.frames().rows(), width);
    for (int row = 0; row < y.rows(); row++) {
      int from = 2 * row * width;
      for (int j = 0; j < width; j++) {
        y.values()[row * width + j] = in[from + j] * FastFunctions.sigmoid(in[from + width + j]);
      }
    }
    return x.with(y);
  }
}
