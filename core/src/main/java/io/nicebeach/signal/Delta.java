package io.nicebeach.signal;

import java.util.Arrays;

/**
 * How a trajectory of features moves: its first or second derivative by frame, estimated by the
 * least squares fit of a line (first) or a parabola (second) to a window of frames (Savitzky and
 * Golay 1964). The first and last frames, which no full window is centred on, take the derivative
 * of the fit to the first and last full window; it is the same all over that window, as a line has
 * one slope and a parabola one curvature.
 */
public final class Delta {
  private final int width;
  private final double[] weights;

  private Delta(int width, double[] weights) {
    this.width = width;
    this.weights = weights;
  }

  /**
   * @param width the frames in a window: odd, at least 3
   * @param order 1 for the slope per frame, 2 for the curvature per frame squared
   */
  public static Delta of(int width, int order) {
    if (width < 3 || width % 2 == 0 || order < 1 || order > 2) {
      throw new IllegalArgumentException(
          "needs an odd width >= 3 and an order of 1 or 2 but has width %d, order %d"
              .formatted(width, order));
    }
    int half = width / 2;
    double sumOfSquares = half * (half + 1) * (2 * half + 1) / 3.0;
    double[] weights = new double[width];
    double norm = 0;
    for (int i = 0; i < width; i++) {
      int t = i - half;
      // The polynomial of this degree that is orthogonal to the lower ones on the window.
      weights[i] = order == 1 ? t : t * t - sumOfSquares / width;
      norm += weights[i] * weights[i];
    }
    for (int i = 0; i < width; i++) {
      weights[i] *= order / norm; // the second derivative of c t^2 is 2 c
    }
    return new Delta(width, weights);
  }

  /**
   * The derivative of each bin along the frames.
   *
   * @param values row-major [frame][bin], {@code frames * bins} numbers
   * @return the same shape
   * @throws IllegalArgumentException if there are fewer frames than the window is wide
   */
  public float[] apply(float[] values, int frames, int bins) {
    if (frames < width) {
      throw new IllegalArgumentException(
          "needs at least %d frames, the window's width, but has %d".formatted(width, frames));
    }
    float[] out = new float[values.length];
    int half = width / 2;
    double[] sums = new double[bins];
    for (int frame = half; frame < frames - half; frame++) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < width; i++) {
        int row = (frame - half + i) * bins;
        for (int bin = 0; bin < bins; bin++) {
          sums[bin] += weights[i] * values[row + bin];
        }
      }
      for (int bin = 0; bin < bins; bin++) {
        out[frame * bins + bin] = (float) sums[bin];
      }
    }
    for (int i = 0; i < half; i++) {
      System.arraycopy(out, half * bins, out, i * bins, bins);
      System.arraycopy(out, (frames - half - 1) * bins, out, (frames - 1 - i) * bins, bins);
    }
    return out;
  }
}
