package io.nicebeach.data.vocoder;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.CepstralEnvelope;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.FeatureSettings.Mel;
import io.nicebeach.features.Features;
import io.nicebeach.signal.Fft;
import java.util.random.RandomGenerator;

/**
 * Speaks cepstra: a source, which is pulses where a voice sounds and noise where it does not, goes
 * through a filter that has the shape of each frame's spectrum (the channel vocoder: Dudley 1939,
 * "Remaking Speech", J. Acoust. Soc. Am. 11).
 *
 * <p>The words, their tempo and how sounds run into each other are those of the speaker; the pitch
 * is not, for coefficients of mel bands do not carry it.
 */
public final class Vocoder {
  private static final FeatureSettings SPHINX = FeatureSettings.of(Kind.CEPSTRA, 16_000);
  private static final int HOP = SPHINX.framing().hopLength();
  private static final int SIZE = SPHINX.framing().fftSize();

  /** How many numbers a frame of {@link #sound} has. */
  public static final int COEFFICIENTS = SPHINX.cepstrum().coefficients();

  /** What Sphinx did before its transform, y[n] = x[n] - 0.97 x[n-1], has to be undone. */
  private static final double PRE_EMPHASIS = 0.97;

  /** Nothing is spoken below, where the lowest mel band says little of what there was. */
  private static final double LOWEST_HZ = 100;

  private static final float PEAK = 0.5f;

  /** Keeps the ends, which few windows cover, from growing. */
  private static final float LEAST_COVERAGE = 0.3f;

  private final Fft fft = Fft.of(SIZE);
  private final Fft.Scratch scratch = fft.scratch();
  private final float[] re = new float[fft.bins()];
  private final float[] im = new float[fft.bins()];
  private final float[] window = rootOfHann();

  private Vocoder() {}

  /**
   * The sound of Sphinx's cepstra: 16 kHz, 10 ms a frame, its peak at half of full scale.
   *
   * @param cepstra [frame][{@link #COEFFICIENTS}]
   * @param random draws the pitch and the noise
   */
  public static Audio sound(Features cepstra, RandomGenerator random) {
    Features powers = spectra(cepstra);
    float[] source = new Source(powers, SPHINX.framing(), random).samples();
    return new Audio(new Vocoder().filtered(source, powers), SPHINX.framing().sampleRate());
  }

  /** The powers that each frame has, [frame][bin of the Fourier transform]. */
  private static Features spectra(Features cepstra) {
    Fft fft = Fft.of(SIZE);
    double[] hertz = new double[fft.bins()];
    double[] places = new double[fft.bins()];
    Mel mel = SPHINX.mel();
    double lowest = mel.scale().toMel(mel.minHz());
    double highest = mel.scale().toMel(mel.maxHz());
    for (int bin = 0; bin < places.length; bin++) {
      hertz[bin] = (double) bin * SPHINX.framing().sampleRate() / SIZE;
      double place = (mel.scale().toMel(hertz[bin]) - lowest) / (highest - lowest);
      places[bin] = Math.max(0, Math.min(1, place));
    }
    Features powers = new CepstralEnvelope(COEFFICIENTS, places).powers(cepstra);
    for (int i = 0; i < powers.values().length; i++) {
      powers.values()[i] *= (float) deEmphasis(hertz[i % hertz.length]);
    }
    return powers;
  }

  private static double deEmphasis(double hertz) {
    double angle = 2 * Math.PI * hertz / SPHINX.framing().sampleRate();
    double emphasis = 1 + PRE_EMPHASIS * PRE_EMPHASIS - 2 * PRE_EMPHASIS * Math.cos(angle);
    return Math.min(1, hertz / LOWEST_HZ) / emphasis;
  }

  /** Each window of the source with the frame's spectrum, overlapped and added. */
  private float[] filtered(float[] source, Features powers) {
    float[] sum = new float[source.length];
    float[] coverage = new float[source.length];
    float[] windowed = new float[SIZE];
    for (int frame = 0; frame < powers.frames(); frame++) {
      int from = frame * HOP;
      for (int i = 0; i < SIZE; i++) {
        windowed[i] = source[from + i] * window[i];
      }
      shape(windowed, powers, frame);
      for (int i = 0; i < SIZE; i++) {
        sum[from + i] += windowed[i] * window[i];
        coverage[from + i] += window[i] * window[i];
      }
    }
    float[] sound = new float[powers.frames() * HOP];
    int lead = (SIZE - HOP) / 2; // a frame's middle lies in the middle of its hop
    for (int i = 0; i < sound.length; i++) {
      sound[i] = sum[lead + i] / Math.max(coverage[lead + i], LEAST_COVERAGE);
    }
    return levelled(sound);
  }

  private void shape(float[] samples, Features powers, int frame) {
    fft.forward(samples, re, im, scratch);
    for (int bin = 0; bin < re.length; bin++) {
      float gain = (float) Math.sqrt(powers.at(frame, bin));
      re[bin] *= gain;
      im[bin] *= gain;
    }
    fft.inverse(re, im, samples, scratch);
  }

  private static float[] levelled(float[] sound) {
    float peak = 0;
    for (float sample : sound) {
      peak = Math.max(peak, Math.abs(sample));
    }
    for (int i = 0; peak > 0 && i < sound.length; i++) {
      sound[i] *= PEAK / peak;
    }
    return sound;
  }

  /** Applied before and after, it is Hann's window. */
  private static float[] rootOfHann() {
    float[] root = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      root[i] = (float) Math.sin(Math.PI * i / SIZE);
    }
    return root;
  }
}
