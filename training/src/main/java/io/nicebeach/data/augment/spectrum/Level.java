package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Makes all of it louder or softer, noise too: for features that loudness matters to.
 *
 * @param decibels the range of the gain
 */
public record Level(Range decibels) implements SpectrumStep {
  public static Level from(Settings settings) {
    return new Level(Range.from(settings, -20, 10));
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    float factor = (float) Math.pow(10, decibels.draw(random) / 10);
    float[] scaled = spectra.values().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return new Features(scaled, spectra.frames(), spectra.bins());
  }
}
