package io.nicebeach.features;

import io.nicebeach.features.FeatureSettings.Framing;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.signal.Fft;
import io.nicebeach.signal.MelFilterBank;
import org.jspecify.annotations.Nullable;

/**
 * One frame of samples to its spectrum: window, Fourier transform, magnitude or power, mel bands.
 * Immutable; what a frame needs for a moment lies in a {@link Scratch}.
 */
final class SpectrumAnalyzer {
  /** The arrays that one thread works in. */
  final class Scratch {
    /** The windowed frame; zero on both sides of the window. */
    private final float[] frame = new float[fft.size()];

    private final float[] re = new float[fft.bins()];
    private final float[] im = new float[fft.bins()];
    private final float[] power = new float[fft.bins()];
  }

  private final Fft fft;
  private final float[] window;

  /** How far into the transform's samples the window begins. */
  private final int windowStart;

  private final boolean magnitude;
  private final @Nullable MelFilterBank bank;

  SpectrumAnalyzer(FeatureSettings settings) {
    Framing framing = settings.framing();
    fft = Fft.of(framing.fftSize());
    window = framing.window().values(framing.frameLength());
    windowStart = (framing.fftSize() - framing.frameLength()) / 2;
    magnitude = settings.kind() == Kind.MAGNITUDE;
    bank = settings.kind().hasBands() ? settings.filterBank() : null;
  }

  /** The numbers in a spectrum. */
  int bins() {
    return bank == null ? fft.bins() : bank.bands();
  }

  Scratch scratch() {
    return new Scratch();
  }

  /**
   * Writes the spectrum of {@code samples[start .. start + fftSize)} to {@code out} from {@code to}
   * on.
   */
  void analyze(float[] samples, int start, float[] out, int to, Scratch scratch) {
    float[] frame = scratch.frame;
    for (int n = 0; n < window.length; n++) {
      frame[windowStart + n] = samples[start + windowStart + n] * window[n];
    }
    fft.forward(frame, scratch.re, scratch.im);
    float[] power = scratch.power;
    power(scratch.re, scratch.im, power);
    if (bank != null) {
      bank.apply(power, out, to);
      return;
    }
    for (int k = 0; k < power.length; k++) {
      out[to + k] = magnitude ? (float) Math.sqrt(power[k]) : power[k];
    }
  }

  private static void power(float[] re, float[] im, float[] power) {
    for (int k = 0; k < power.length; k++) {
      power[k] = re[k] * re[k] + im[k] * im[k];
    }
  }
}
