package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Hears through another microphone: a smooth random filter, a sum of three cosines over the bins.
 *
 * @param decibels the standard deviation of each cosine's amplitude
 */
public record Equalizer(double decibels) implements SpectrumStep {
  private static final int ORDERS = 3;

  public Equalizer {
    if (!(decibels >= 0)) {
      throw new IllegalArgumentException("decibels must not be negative but is " + decibels);
    }
  }

  public static Equalizer from(Settings settings) {
    return new Equalizer(settings.number("decibels", 2));
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    int bins = spectra.bins();
    double[] level = new double[bins];
    for (int order = 1; order <= ORDERS; order++) {
      double amplitude = decibels * random.nextGaussian();
      for (int bin = 0; bin < bins; bin++) {
        level[bin] += amplitude * Math.cos(Math.PI * order * bin / Math.max(1, bins - 1));
      }
    }
    float[] factor = new float[bins];
    for (int bin = 0; bin < bins; bin++) {
      factor[bin] = (float) Math.pow(10, level[bin] / 10);
    }
    float[] out = spectra.values().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] *= factor[i % bins];
    }
    return new Features(out, spectra.frames(), bins);
  }
}
