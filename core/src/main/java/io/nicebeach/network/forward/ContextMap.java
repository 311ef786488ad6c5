package io.nicebeach.network.forward;

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
    return new WindowStream(this, spec.before(), spec.stride());
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
    for (int to = 0; to < outputFrames(frames); to++) {
      int first = to * spec.stride() - spec.before();
      for (int k = 0; k < spec.frames(); k++) {
        int from = first + k * spec.dilation();
        if (from >= 0 && from < frames) {
          links.link(to, k * width, 1, from);
        }
      }
    }
  }
}
