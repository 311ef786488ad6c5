package io.nicebeach.signal;

import java.util.Arrays;

/** Linear convolution through the Fourier transform, y[n] = sum over k of h[k] x[n - k]. */
public final class Convolution {
  private Convolution() {}

  /**
   * The first {@code length} samples of {@code signal} convolved with {@code kernel}; zeros where
   * the convolution has ended.
   */
  public static float[] convolve(float[] signal, float[] kernel, int length) {
    if (signal.length == 0 || kernel.length == 0) {
      return new float[length];
    }
    Fft fft = Fft.of(Math.max(2, powerOfTwo(signal.length + kernel.length - 1)));
    Fft.Scratch scratch = fft.scratch();
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];
    float[] kernelRe = new float[fft.bins()];
    float[] kernelIm = new float[fft.bins()];
    fft.forward(Arrays.copyOf(signal, fft.size()), re, im, scratch);
    fft.forward(Arrays.copyOf(kernel, fft.size()), kernelRe, kernelIm, scratch);
    for (int k = 0; k < re.length; k++) {
      float real = re[k] * kernelRe[k] - im[k] * kernelIm[k];
      im[k] = re[k] * kernelIm[k] + im[k] * kernelRe[k];
      re[k] = real;
    }
    float[] samples = new float[fft.size()];
    fft.inverse(re, im, samples, scratch);
    return Arrays.copyOf(samples, length);
  }

  private static int powerOfTwo(int atLeast) {
    return atLeast <= 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
  }
}
