package io.nicebeach.signal;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Sound for magnitude spectra alone, by finding phases that fit together: sound is made with the
 * phases so far, and its own spectra's phases are taken for the next round (Griffin and Lim 1984,
 * "Signal estimation from modified short-time Fourier transform").
 */
public final class GriffinLim {
  private static final int ROUNDS = 40;

  private final Fft fft;
  private final int hop;
  private final float[] window;

  /**
   * @param fftSize samples per transform, a power of two
   * @param hop samples from one frame to the next, at most half of {@code fftSize}
   */
  public GriffinLim(int fftSize, int hop) {
    fft = Fft.of(fftSize);
    this.hop = hop;
    window = Window.HANN.values(fftSize);
  }

  /**
   * The sound whose frame t is centred on sample {@code t * hop}.
   *
   * @param magnitudes [frame][bin], with {@code fftSize / 2 + 1} bins
   * @return {@code (frames - 1) * hop} samples
   */
  public float[] sound(float[] magnitudes, int frames) {
    int bins = fft.bins();
    if (frames < 1 || magnitudes.length != frames * bins) {
      throw new IllegalArgumentException(
          "magnitudes must be %d frames of %d bins but are %d numbers"
              .formatted(frames, bins, magnitudes.length));
    }
    float[] re = new float[magnitudes.length];
    float[] im = new float[magnitudes.length];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < re.length; i++) {
      double phase = 2 * Math.PI * random.nextDouble();
      re[i] = magnitudes[i] * (float) Math.cos(phase);
      im[i] = magnitudes[i] * (float) Math.sin(phase);
    }
    float[] sound = sound(re, im, frames);
    for (int round = 0; round < ROUNDS; round++) {
      takePhases(sound, magnitudes, re, im);
      sound = sound(re, im, frames);
    }
    int half = fft.size() / 2;
    return Arrays.copyOfRange(sound, half, half + (frames - 1) * hop);
  }

  /** Overlaps and adds the frames, each divided by the windows' sum there. */
  private float[] sound(float[] re, float[] im, int frames) {
    float[] sum = new float[(frames - 1) * hop + fft.size()];
    float[] weight = new float[sum.length];
    float[] frame = new float[fft.size()];
    Fft.Scratch scratch = fft.scratch();
    int bins = fft.bins();
    for (int t = 0; t < frames; t++) {
      int from = t * bins;
      fft.inverse(
          Arrays.copyOfRange(re, from, from + bins),
          Arrays.copyOfRange(im, from, from + bins),
          frame,
          scratch);
      for (int n = 0; n < frame.length; n++) {
        sum[t * hop + n] += window[n] * frame[n];
        weight[t * hop + n] += window[n] * window[n];
      }
    }
    for (int n = 0; n < sum.length; n++) {
      sum[n] /= Math.max(weight[n], 1e-3f);
    }
    return sum;
  }

  private void takePhases(float[] sound, float[] magnitudes, float[] re, float[] im) {
    int bins = fft.bins();
    float[] frame = new float[fft.size()];
    float[] frameRe = new float[bins];
    float[] frameIm = new float[bins];
    Fft.Scratch scratch = fft.scratch();
    for (int t = 0; t * bins < magnitudes.length; t++) {
      for (int n = 0; n < frame.length; n++) {
        frame[n] = window[n] * sound[t * hop + n];
      }
      fft.forward(frame, frameRe, frameIm, scratch);
      for (int k = 0; k < bins; k++) {
        float size = (float) Math.hypot(frameRe[k], frameIm[k]);
        float scale = magnitudes[t * bins + k] / Math.max(size, 1e-12f);
        re[t * bins + k] = scale * frameRe[k];
        im[t * bins + k] = scale * frameIm[k];
      }
    }
  }
}
