package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Speaks with a longer or shorter vocal tract (Jaitly and Hinton 2013, "Vocal tract length
 * perturbation"): frequencies are stretched by a normally distributed factor up to a knee, and
 * beyond it so that the highest stays where it is.
 *
 * @param mean of the factor
 * @param deviation of the factor
 * @param bounds that the factor is clipped to
 */
public record FrequencyWarp(double mean, double deviation, Range bounds) implements SpectrumStep {
  /** Where the knee is, as a part of the highest frequency. */
  private static final double KNEE = 0.75;

  public static FrequencyWarp from(Settings settings) {
    return new FrequencyWarp(
        settings.number("mean", 1),
        settings.number("deviation", 0.09),
        Range.ofFactors(settings, 0.8, 1.25));
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    double drawn = mean + deviation * random.nextGaussian();
    double factor = Math.max(bounds.from(), Math.min(bounds.to(), drawn));
    FrequencyAxis axis = FrequencyAxis.of(settings);
    double highest = settings.sampleRate() / 2.0;
    int bins = spectra.bins();
    double[] sources = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      double source = axis.bin(warped(axis.hertz(bin), factor, highest));
      sources[bin] = Math.max(0, Math.min(bins - 1, source));
    }
    return interpolated(spectra, sources);
  }

  /** The frequency that moves to {@code hertz}. */
  static double warped(double hertz, double factor, double highest) {
    double knee = KNEE * highest * Math.min(factor, 1) / factor;
    if (hertz <= knee) {
      return factor * hertz;
    }
    return highest - (highest - factor * knee) / (highest - knee) * (highest - hertz);
  }

  private static Features interpolated(Features spectra, double[] sources) {
    int bins = spectra.bins();
    float[] out = new float[spectra.values().length];
    for (int frame = 0; frame < spectra.frames(); frame++) {
      for (int bin = 0; bin < bins; bin++) {
        int low = (int) sources[bin];
        int high = Math.min(low + 1, bins - 1);
        float share = (float) (sources[bin] - low);
        out[frame * bins + bin] =
            (1 - share) * spectra.at(frame, low) + share * spectra.at(frame, high);
      }
    }
    return new Features(out, spectra.frames(), bins);
  }
}
