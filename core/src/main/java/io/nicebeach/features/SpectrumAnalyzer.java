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
  static final class Scratch {
    private final float[] frame;
    private final float[] re;
    private final float[] im;
    private final Fft.Scratch transform;

    private Scratch(Fft fft) {
      frame = new float[fft.size()];
      re = new float[fft.bins()];
      im = new float[fft.bins()];
      transform = fft.scratch();
    }
  }

  private final Fft fft;

  /** As long as the transform: zero on both sides of the window itself. */
  private final float[] window;

  private final boolean magnitude;
  private final @Nullable MelFilterBank bank;

  SpectrumAnalyzer(FeatureSettings settings) {
    Framing framing = settings.framing();
    fft = Fft.of(framing.fftSize());
    window = centred(framing.window().values(framing.frameLength()), framing.fftSize());
    magnitude = settings.kind() == Kind.MAGNITUDE;
    bank = settings.kind().hasBands() ? settings.filterBank() : null;
  }

  private static float[] centred(float[] window, int length) {
    float[] centred = new float[length];
    System.arraycopy(window, 0, centred, (length - window.length) / 2, window.length);
    return centred;
  }

  /** The numbers in a spectrum. */
  int bins() {
    return bank == null ? fft.bins() : bank.bands();
  }

  Scratch scratch() {
    return new Scratch(fft);
  }

  /**
   * Writes the spectrum of {@code samples[start .. start + fftSize)} to {@code out} from {@code to}
   * on.
   */
  void analyze(float[] samples, int start, float[] out, int to, Scratch scratch) {
    float[] frame = scratch.frame;
    System.arraycopy(samples, start, frame, 0, frame.length);
    multiply(frame, window);
    fft.forward(frame, scratch.re, scratch.im, scratch.transform);
    float[] power = scratch.re;
    power(scratch.re, scratch.im);
    if (bank != null) {
      bank.apply(power, out, to);
      return;
    }
    for (int k = 0; k < power.length; k++) {
      out[to + k] = magnitude ? (float) Math.sqrt(power[k]) : power[k];
    }
  }

  private static void multiply(float[] frame, float[] window) {
    for (int n = 0; n < frame.length; n++) {
      frame[n] *= window[n];
    }
  }

  /** Puts |X|^2 in the place of the real parts. */
  private static void power(float[] re, float[] im) {
    for (int k = 0; k < re.length; k++) {
      re[k] = re[k] * re[k] + im[k] * im[k];
    }
  }
}
