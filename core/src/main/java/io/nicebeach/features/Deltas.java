package io.nicebeach.features;

import io.nicebeach.signal.Delta;

/** Appends to each frame how its numbers move in time. */
final class Deltas {
  /** The frames that a derivative is estimated from. */
  private static final int WIDTH = 9;

  private Deltas() {}

  /**
   * The features with their derivatives up to {@code orders} behind them, [frame][bins * (1 +
   * orders)]. An utterance of fewer than 9 frames is estimated from as many as it has (an odd
   * number of them); with fewer than 3 its derivatives are 0.
   */
  static Features append(Features features, int orders) {
    if (orders == 0) {
      return features;
    }
    int frames = features.frames();
    int bins = features.bins();
    int width = Math.min(WIDTH, frames - 1 + frames % 2);
    float[] out = new float[frames * bins * (1 + orders)];
    copyColumns(features.values(), frames, bins, out, 0);
    for (int order = 1; order <= orders && width >= 3; order++) {
      float[] delta = Delta.of(width, order).apply(features.values(), frames, bins);
      copyColumns(delta, frames, bins, out, order);
    }
    return new Features(out, frames, bins * (1 + orders));
  }

  private static void copyColumns(float[] from, int frames, int bins, float[] to, int part) {
    int width = to.length / frames;
    for (int frame = 0; frame < frames; frame++) {
      System.arraycopy(from, frame * bins, to, frame * width + part * bins, bins);
    }
  }
}
