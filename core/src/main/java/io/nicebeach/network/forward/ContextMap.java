package io.nicebeach.network.forward;

import io.nicebeach.network.Shape;

/** Neighbouring frames side by side, the frame itself in the middle. */
public final class ContextMap extends FrameMap {
  private final int stacked;
  private final int stride;
  private final int dilation;

  public ContextMap(int stacked, int stride, int dilation) {
    this.stacked = stacked;
    this.stride = stride;
    this.dilation = dilation;
  }

  @Override
  protected int outputFrames(int frames) {
    return Shape.ceilDivide(frames, stride);
  }

  @Override
  protected int outputWidth(int width) {
    return stacked * width;
  }

  @Override
  protected void link(int frames, int width, Links links) {
    int middle = (stacked - 1) / 2;
    for (int to = 0; to < outputFrames(frames); to++) {
      for (int k = 0; k < stacked; k++) {
        int from = to * stride + (k - middle) * dilation;
        if (from >= 0 && from < frames) {
          links.link(to, k * width, 1, from);
        }
      }
    }
  }
}
