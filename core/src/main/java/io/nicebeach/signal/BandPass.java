package io.nicebeach.signal;

import java.util.Arrays;

/**
 * A filter that lets a band of frequencies pass and neither delays nor turns their phases: the
 * difference of two sincs under a Hann window.
 */
public final class BandPass {
  /** The width of a flank in periods of the lowest frequency: more is steeper and longer. */
  private static final double PERIODS = 3;

  private final float[] kernel;

  private BandPass(float[] kernel) {
    this.kernel = kernel;
  }

  /**
   * A filter that passes {@code low} to {@code high} Hz.
   *
   * @param low above 0
   * @param high above {@code low} and at most half the sample rate
   */
  public static BandPass of(double low, double high, int sampleRate) {
    if (!(0 < low && low < high && high <= sampleRate / 2.0)) {
      throw new IllegalArgumentException(
          "low and high must be 0 < low < high <= %s but are %s, %s"
              .formatted(sampleRate / 2.0, low, high));
    }
    int half = (int) Math.ceil(PERIODS * sampleRate / low / 2);
    float[] kernel = new float[2 * half + 1];
    float[] window = Window.HANN.values(kernel.length + 1);
    for (int n = -half; n <= half; n++) {
      double ideal = sinc(n, 2 * high / sampleRate) - sinc(n, 2 * low / sampleRate);
      kernel[n + half] = (float) (ideal * window[n + half + 1]);
    }
    return new BandPass(kernel);
  }

  private static double sinc(int n, double width) {
    return n == 0 ? width : Math.sin(Math.PI * width * n) / (Math.PI * n);
  }

  /** The filtered signal, as long as it was. */
  public float[] apply(float[] signal) {
    int half = kernel.length / 2;
    float[] shifted = Convolution.convolve(signal, kernel, signal.length + half);
    return Arrays.copyOfRange(shifted, half, shifted.length);
  }
}
