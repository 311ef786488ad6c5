package io.nicebeach.network;

/** {@link LayerSpec.Context}: neighbouring frames side by side. */
final class ContextMap extends FrameMap {
  private final LayerSpec.Context spec;

  ContextMap(LayerSpec.Context spec) {
    this.spec = spec;
  }

  @Override
  protected int outputFrames(int frames) {
    return spec.outputFrames(frames);
  }

  @Override
  protected int outputWidth(int width) {
    return spec.frames() * width;
  }

  @Override
  protected void link(int frames, int width, Links links) {
    int middle = (spec.frames() - 1) / 2;
    for (int to = 0; to < outputFrames(frames); to++) {
      for (int k = 0; k < spec.frames(); k++) {
        int from = to * spec.stride() + (k - middle) * spec.dilation();
        if (from >= 0 && from < frames) {
          links.link(to, k * width, 1, from);
        }
      }
    }
  }
}
