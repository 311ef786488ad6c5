package io.nicebeach.network.forward;

/** The time axis stretched to a fixed number of frames. */
public final class ResizeMap extends FrameMap {
  private final int outputs;

  public ResizeMap(int outputs) {
    this.outputs = outputs;
  }

  @Override
  protected int outputFrames(int frames) {
    return outputs;
  }

  @Override
  protected int outputWidth(int width) {
    return width;
  }

  @Override
  protected void link(int frames, int width, Links links) {
    for (int to = 0; to < outputs && frames > 0; to++) {
      double position = outputs == 1 ? (frames - 1) / 2.0 : to * (frames - 1.0) / (outputs - 1);
      int before = (int) position;
      double beyond = position - before;
      links.link(to, 0, 1 - beyond, before);
      if (beyond > 0) {
        links.link(to, 0, beyond, before + 1);
      }
    }
  }
}
