package io.nicebeach.network.forward;

/** All frames side by side. */
public final class FlattenMap extends FrameMap {
  private final int inputFrames;

  public FlattenMap(int inputFrames) {
    this.inputFrames = inputFrames;
  }

  @Override
  protected int outputFrames(int frames) {
    return 1;
  }

  @Override
  protected int outputWidth(int width) {
    return inputFrames * width;
  }

  @Override
  protected void link(int frames, int width, Links links) {
    for (int from = 0; from < frames; from++) {
      links.link(0, from * width, 1, from);
    }
  }
}
