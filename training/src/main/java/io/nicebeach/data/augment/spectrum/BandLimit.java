package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Hears through a device that drops the lowest and highest frequencies, with the flanks of a
 * Butterworth filter: 24 dB an octave.
 *
 * @param low the range of the lower limit, in Hz
 * @param high the range of the upper limit, in Hz
 */
public record BandLimit(Range low, Range high) implements SpectrumStep {
  private static final int ORDER = 4;

  public static BandLimit from(Settings settings) {
    Settings low = settings.section("low");
    Settings high = settings.section("high");
    BandLimit limit =
        new BandLimit(Range.ofFactors(low, 50, 400), Range.ofFactors(high, 2500, 4000));
    low.rejectUnknown();
    high.rejectUnknown();
    return limit;
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    double from = low.drawFactor(random);
    double to = high.drawFactor(random);
    FrequencyAxis axis = FrequencyAxis.of(settings);
    float[] factor = new float[spectra.bins()];
    for (int bin = 0; bin < factor.length; bin++) {
      double hertz = Math.max(1, axis.hertz(bin));
      factor[bin] = (float) (passed(from / hertz) * passed(hertz / to));
    }
    float[] out = spectra.values().clone();
    for (int at = 0; at < out.length; at += factor.length) {
      for (int bin = 0; bin < factor.length; bin++) {
        out[at + bin] *= factor[bin];
      }
    }
    return new Features(out, spectra.frames(), spectra.bins());
  }

  private static double passed(double ratio) {
    return 1 / (1 + Math.pow(ratio, 2 * ORDER));
  }
}
