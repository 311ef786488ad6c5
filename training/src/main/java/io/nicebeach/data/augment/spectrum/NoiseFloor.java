package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Adds steady noise to the powers, as much as a quiet or a less quiet room has.
 *
 * @param below how far the noise is below the utterance's loudest bin, in dB; nearer than 20 dB it
 *     covers speech
 * @param tilt the noise's level at the lowest bin is up to this many dB above or below its mean,
 *     and as much below or above at the highest
 */
public record NoiseFloor(Range below, double tilt) implements SpectrumStep {
  public static NoiseFloor from(Settings settings) {
    return new NoiseFloor(Range.from(settings, 25, 60), settings.number("tilt", 8));
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    double level = below.draw(random);
    double loudest = loudest(spectra);
    double slope = tilt * (2 * random.nextDouble() - 1);
    float[] out = spectra.values().clone();
    int bins = spectra.bins();
    double[] mean = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      double place = bins == 1 ? 0 : 2.0 * bin / (bins - 1) - 1;
      mean[bin] = loudest * Math.pow(10, -(level + slope * place) / 10);
    }
    for (int i = 0; i < out.length; i++) {
      out[i] += (float) (mean[i % bins] * Background.gamma(random));
    }
    return new Features(out, spectra.frames(), bins);
  }

  private static float loudest(Features spectra) {
    float loudest = 0;
    for (float power : spectra.values()) {
      loudest = Math.max(loudest, power);
    }
    return loudest;
  }
}
