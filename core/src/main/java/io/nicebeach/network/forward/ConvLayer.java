package io.nicebeach.network.forward;

import io.nicebeach.matrix.FloatMatrix;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.matrix.RowConvolution;
import io.nicebeach.matrix.RowConvolution.Stretch;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.layers.Conv;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A convolution over time. A group has its own columns of the inputs and of the outputs. */
public final class ConvLayer implements Layer {
  private final Conv spec;
  private final List<RowConvolution> groups = new ArrayList<>();
  private final @Nullable Matrix bias;

  /**
   * @param weight [channels][inputs / groups * kernel]
   * @param bias one row
   */
  public ConvLayer(Conv spec, int groups, Matrix weight, @Nullable Matrix bias) {
    this.spec = spec;
    this.bias = bias;
    int outputs = spec.channels() / groups;
    for (int group = 0; group < groups; group++) {
      List<FloatMatrix> taps = new ArrayList<>();
      for (int k = 0; k < spec.kernel(); k++) {
        taps.add(tap(weight, k, group * outputs, outputs));
      }
      this.groups.add(new RowConvolution(taps, spec.stride(), spec.dilation()));
    }
  }

  /** The weights [inputs][count] of the k-th frame that an output sees. */
  private FloatMatrix tap(Matrix weight, int k, int firstOutput, int count) {
    int inputs = weight.columns() / spec.kernel();
    FloatMatrix tap = new FloatMatrix(inputs, count);
    for (int input = 0; input < inputs; input++) {
      for (int output = 0; output < count; output++) {
        tap.set(input, output, weight.get(firstOutput + output, input * spec.kernel() + k));
      }
    }
    return tap;
  }

  @Override
  public LayerStream stream() {
    return new WindowStream(this::outputs, spec.before(), spec.stride());
  }

  @Override
  public Sequences forward(Sequences x) {
    Sequences y = Sequences.zeros(x.frames(), x.lengthsBy(spec.stride()), spec.channels());
    for (int u = 0; u < x.size(); u++) {
      convolve(
          x.frames(),
          x.start(u),
          x.lengths()[u],
          spec.before(),
          y.frames(),
          y.start(u),
          y.lengths()[u]);
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
    int inputs = x.columns() / groups.size();
    int outputs = y.columns() / groups.size();
    for (int group = 0; group < groups.size(); group++) {
      groups
          .get(group)
          .addTo(
              new Stretch((FloatMatrix) y, firstRowOfY, rowsOfY, group * outputs),
              new Stretch((FloatMatrix) x, firstRow, rows, group * inputs),
              before);
    }
  }
}
