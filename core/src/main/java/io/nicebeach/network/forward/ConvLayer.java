package io.nicebeach.network.forward;

import io.nicebeach.matrix.Factor;
import io.nicebeach.matrix.FloatMatrix;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.matrix.Windows;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.layers.Conv;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolution over time as a product: the frames that an output sees, side by side, times the
 * weights in the same order. A group has its own columns of both.
 */
public final class ConvLayer implements Layer {
  private final Conv spec;
  private final List<Factor> groups;
  private final @Nullable Matrix bias;

  /**
   * @param weight [channels][inputs / groups * kernel]
   * @param bias one row
   */
  public ConvLayer(Conv spec, int groups, Matrix weight, @Nullable Matrix bias) {
    this.spec = spec;
    this.groups = new ArrayList<>();
    this.bias = bias;
    int outputs = spec.channels() / groups;
    for (int group = 0; group < groups; group++) {
      this.groups.add(byFrame(weight, group * outputs, outputs).factor());
    }
  }

  /** Rows of W transposed, and from input by input to frame by frame. */
  private Matrix byFrame(Matrix weight, int firstRow, int count) {
    int kernel = spec.kernel();
    int inputs = weight.columns() / kernel;
    Matrix byFrame = weight.zeros(kernel * inputs, count);
    for (int output = 0; output < count; output++) {
      for (int input = 0; input < inputs; input++) {
        for (int k = 0; k < kernel; k++) {
          double w = weight.get(firstRow + output, input * kernel + k);
          byFrame.set(k * inputs + input, output, w);
        }
      }
    }
    return byFrame;
  }

  @Override
  public Sequences forward(Sequences x) {
    Windows windows =
        Windows.over(
            (FloatMatrix) x.frames(),
            x.lengths(),
            spec.kernel(),
            spec.dilation(),
            spec.before(),
            spec.stride());
    return new Sequences(products(windows, x.width()), x.lengthsBy(spec.stride()));
  }

  private Matrix products(Windows windows, int inputs) {
    FloatMatrix y = new FloatMatrix(windows.rows(), spec.channels());
    int width = inputs / groups.size();
    int outputs = spec.channels() / groups.size();
    for (int group = 0; group < groups.size(); group++) {
      windows.columns(group * width, width).times(groups.get(group), y, group * outputs);
    }
    return bias == null ? y : y.addRow(bias);
  }
}
