package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Waits before and after the word, as in real recordings: with steady noise whose spectrum is that
 * of the recording's own quietest tenth. The power of noise in a bin is exponentially distributed.
 *
 * @param seconds the longest wait; from 0 to this is drawn for each side
 * @param below the range of how far the noise is below the loudest frame, in dB, where the
 *     recording itself is not that quiet
 */
public record Padding(double seconds, Range below) implements SpectrumStep {
  private static final double QUIET_SHARE = 0.1;

  public Padding {
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException("seconds must not be negative but is " + seconds);
    }
  }

  public static Padding from(Settings settings) {
    return new Padding(settings.number("seconds", 1), Range.from(settings, 25, 60));
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    double longest = seconds * settings.frameRate();
    int before = (int) Math.round(longest * random.nextDouble());
    int after = (int) Math.round(longest * random.nextDouble());
    int bins = spectra.bins();
    float[] noise = background(spectra, below.draw(random));
    float[] out = new float[(before + spectra.frames() + after) * bins];
    fill(out, 0, before * bins, noise, random);
    System.arraycopy(spectra.values(), 0, out, before * bins, spectra.values().length);
    fill(out, (before + spectra.frames()) * bins, out.length, noise, random);
    return new Features(out, out.length / bins, bins);
  }

  private static void fill(float[] out, int from, int to, float[] noise, RandomGenerator random) {
    for (int at = from; at < to; at += noise.length) {
      for (int bin = 0; bin < noise.length; bin++) {
        out[at + bin] = noise[bin] * (float) random.nextExponential();
      }
    }
  }

  /** The mean spectrum of the quietest frames, at most so many dB below the loudest. */
  private static float[] background(Features spectra, double decibels) {
    int bins = spectra.bins();
    double[] powers = powers(spectra);
    double[] sorted = powers.clone();
    Arrays.sort(sorted);
    double quiet = sorted[(int) (QUIET_SHARE * (sorted.length - 1))];
    float[] mean = new float[bins];
    double total = 0;
    for (int frame = 0; frame < powers.length; frame++) {
      if (powers[frame] <= quiet) {
        for (int bin = 0; bin < bins; bin++) {
          mean[bin] += spectra.at(frame, bin);
        }
        total += powers[frame];
      }
    }
    int count = (int) Arrays.stream(powers).filter(power -> power <= quiet).count();
    double loudest = sorted[sorted.length - 1] * Math.pow(10, -decibels / 10);
    double factor = total == 0 ? 0 : Math.min(1.0 / count, loudest / total);
    for (int bin = 0; bin < bins; bin++) {
      mean[bin] *= (float) factor;
    }
    return mean;
  }

  private static double[] powers(Features spectra) {
    double[] powers = new double[spectra.frames()];
    for (int frame = 0; frame < powers.length; frame++) {
      for (int bin = 0; bin < spectra.bins(); bin++) {
        powers[frame] += spectra.at(frame, bin);
      }
    }
    return powers;
  }
}
