package io.nicebeach.network.forward;

import io.nicebeach.matrix.Factor;
import io.nicebeach.matrix.FloatMatrix;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.Shape;
import io.nicebeach.network.layers.Conv2d;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolution over time and bins as a product: what an output sees is a row, for each frame and
 * bin that comes out, and the weights of a channel are a column. A few frames at a time, so that
 * the rows stay in the cache.
 */
public final class Conv2dLayer implements Layer {
  /** About so many numbers in rows at a time. */
  private static final int CHUNK = 1 << 16;

  private final Conv2d spec;
  private final Shape input;
  private final Shape output;
  private final List<Factor> groups = new ArrayList<>();
  private final int window;
  private final @Nullable Matrix bias;

  /**
   * @param weight [channels][channels of the input / groups * kernel time * kernel bins]
   * @param bias one row
   */
  public Conv2dLayer(Conv2d spec, Shape input, Matrix weight, @Nullable Matrix bias) {
    this.spec = spec;
    this.input = input;
    this.output = spec.output(input);
    this.window = weight.columns();
    this.bias = bias;
    int count = spec.groups(input);
    int outputs = spec.channels() / count;
    for (int group = 0; group < count; group++) {
      Matrix part = weight.zeros(outputs, window);
      for (int i = 0; i < outputs; i++) {
        part.addSpan(i, 0, 1, weight, group * outputs + i, 0, window);
      }
      groups.add(part.transposedFactor());
    }
  }

  @Override
  public LayerStream stream() {
    return new WindowStream(this::outputs, spec.before().time(), spec.stride().time());
  }

  @Override
  public Sequences forward(Sequences x) {
    int[] lengths = x.lengthsBy(spec.stride().time());
    Sequences y = Sequences.zeros(x.frames(), lengths, output.width());
    int before = spec.before().time();
    for (int u = 0; u < lengths.length; u++) {
      convolve(x.frames(), x.start(u), x.lengths()[u], before, y.frames(), y.start(u), lengths[u]);
    }
    return y;
  }

  private Matrix outputs(Matrix x, int before, int count) {
    Matrix y = x.zeros(count, output.width());
    convolve(x, 0, x.rows(), before, y, 0, count);
    return y;
  }

  private void convolve(
      Matrix x, int firstRow, int frames, int before, Matrix y, int firstRowOfY, int framesOfY) {
    int chunk = Math.max(1, CHUNK / (window * output.bins()));
    for (int t = 0; t < framesOfY; t += chunk) {
      int count = Math.min(chunk, framesOfY - t);
      int first = t * spec.stride().time() - before;
      for (int group = 0; group < groups.size(); group++) {
        FloatMatrix rows = rows(x, firstRow, frames, first, count, group);
        put(rows.times(groups.get(group)), y, firstRowOfY + t, group);
      }
    }
  }

  /**
   * What the outputs of {@code count} frames see, a row for each frame and bin.
   *
   * @param first the first frame that the first of them sees
   */
  private FloatMatrix rows(Matrix x, int firstRow, int frames, int first, int count, int group) {
    FloatMatrix rows = new FloatMatrix(count * output.bins(), window);
    for (int t = 0; t < count; t++) {
      for (int k = 0; k < spec.kernel().time(); k++) {
        int frame = first + t * spec.stride().time() + k * spec.dilation().time();
        if (frame >= 0 && frame < frames) {
          copyFrame(x, firstRow + frame, rows, t * output.bins(), k, group);
        }
      }
    }
    return rows;
  }

  private void copyFrame(Matrix x, int frame, FloatMatrix rows, int firstRow, int k, int group) {
    float[] from = ((FloatMatrix) x).values();
    int channels = input.channels() / groups.size();
    for (int c = 0; c < channels; c++) {
      int channel = frame * input.width() + (group * channels + c) * input.bins();
      int column = (c * spec.kernel().time() + k) * spec.kernel().bins();
      for (int bin = 0; bin < output.bins(); bin++) {
        int first = bin * spec.stride().bins() - spec.before().bins();
        copyBins(from, channel, first, rows.values(), (firstRow + bin) * window + column);
      }
    }
  }

  private void copyBins(float[] x, int channel, int first, float[] rows, int to) {
    for (int k = 0; k < spec.kernel().bins(); k++) {
      int bin = first + k * spec.dilation().bins();
      if (bin >= 0 && bin < input.bins()) {
        rows[to + k] = x[channel + bin];
      }
    }
  }

  /** From a row for each frame and bin to a row for each frame, channel by channel. */
  private void put(FloatMatrix products, Matrix y, int firstRow, int group) {
    float[] values = ((FloatMatrix) y).values();
    int channels = products.columns();
    for (int row = 0; row < products.rows(); row++) {
      int frame = firstRow + row / output.bins();
      int bin = row % output.bins();
      for (int c = 0; c < channels; c++) {
        int channel = group * channels + c;
        double b = bias == null ? 0 : bias.get(0, channel);
        values[frame * output.width() + channel * output.bins() + bin] =
            (float) (products.values()[row * channels + c] + b);
      }
    }
  }
}
