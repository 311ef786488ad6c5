package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Shape;
import io.nicebeach.network.layers.Context;

/** Neighbouring frames side by side. */
public final class ContextMap extends FrameMap {
  private final Context spec;

  public ContextMap(Context spec) {
    this.spec = spec;
  }

  @Override
  public LayerStream stream() {
    return new WindowStream(this::outputs, spec.before(), spec.stride());
  }

  private Matrix outputs(Matrix x, int before, int count) {
    Matrix y = x.zeros(count, outputWidth(x.columns()));
    link(
        x.rows(),
        x.columns(),
        before,
        count,
        (to, column, weight, from) -> y.addSpan(to, column, weight, x, from, 0, x.columns()));
    return y;
  }

  @Override
  protected int outputFrames(int frames) {
    return Shape.ceilDivide(frames, spec.stride());
  }

  @Override
  protected int outputWidth(int width) {
    return spec.frames() * width;
  }

  @Override
  protected void link(int frames, int width, Links links) {
    link(frames, width, spec.before(), outputFrames(frames), links);
  }

  private void link(int frames, int width, int before, int outputs, Links links) {
    for (int to = 0; to < outputs; to++) {
      int first = to * spec.stride() - before;
      for (int k = 0; k < spec.frames(); k++) {
        int from = first + k * spec.dilation();
        if (from >= 0 && from < frames) {
          links.link(to, k * width, 1, from);
        }
      }
    }
  }
}
