package io.nicebeach.features;

import io.nicebeach.features.FeatureSettings.Framing;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.signal.Fft;
import io.nicebeach.signal.MelFilterBank;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One frame of samples to its spectrum: window, Fourier transform, magnitude or power, mel bands.
 * Immutable; what a frame needs for a moment lies in a {@link Scratch}.
 *
 * <p>Sound at half the settings' rate can be analysed as it is, with half the work: it has nothing
 * above its own Nyquist frequency, and below it the sums over half as many samples are half of what
 * they would be at the full rate, which the window makes up for.
 */
final class SpectrumAnalyzer {
  /** The arrays that one thread works in. */
  static final class Scratch {
    private final float[] frame;
    private final float[] re;
    private final float[] im;
    private final Fft.Scratch transform;

    private Scratch(Fft fft, int bins) {
      frame = new float[fft.size()];
      re = new float[bins];
      im = new float[fft.bins()];
      transform = fft.scratch();
    }
  }

  private final Framing framing;
  private final Fft fft;

  /** The bins of the full rate's spectrum; those that {@link #fft} does not fill stay empty. */
  private final int allBins;

  /** As long as the transform: zero on both sides of the window itself. */
  private final float[] window;

  private final boolean magnitude;
  private final @Nullable MelFilterBank bank;

  private SpectrumAnalyzer(FeatureSettings settings, Framing framing) {
    this.framing = framing;
    fft = Fft.of(framing.fftSize());
    allBins = settings.framing().bins();
    window = centred(framing.window().values(framing.frameLength()), framing.fftSize());
    float scale = (float) settings.sampleRate() / framing.sampleRate();
    for (int n = 0; n < window.length; n++) {
      window[n] *= scale;
    }
    magnitude = settings.kind() == Kind.MAGNITUDE;
    bank = settings.kind().hasBands() ? settings.filterBank() : null;
  }

  /** For sound at the settings' rate. */
  static SpectrumAnalyzer atFullRate(FeatureSettings settings) {
    return new SpectrumAnalyzer(settings, settings.framing());
  }

  /** For sound at half of it, if the frames can be halved. */
  static Optional<SpectrumAnalyzer> atHalfRate(FeatureSettings settings) {
    Framing framing = settings.framing();
    return framing.canBeHalved()
        ? Optional.of(new SpectrumAnalyzer(settings, framing.halved()))
        : Optional.empty();
  }

  /** How the sound that it takes is cut into frames. */
  Framing framing() {
    return framing;
  }

  private static float[] centred(float[] window, int length) {
    float[] centred = new float[length];
    System.arraycopy(window, 0, centred, (length - window.length) / 2, window.length);
    return centred;
  }

  /** The numbers in a spectrum. */
  int bins() {
    return bank == null ? allBins : bank.bands();
  }

  Scratch scratch() {
    return new Scratch(fft, allBins);
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
    power(scratch.re, scratch.im, fft.bins());
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
  private static void power(float[] re, float[] im, int bins) {
    for (int k = 0; k < bins; k++) {
      re[k] = re[k] * re[k] + im[k] * im[k];
    }
  }
}
