package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * A machine hums: one or two neighbouring bins of a low frequency, and half of the time those of
 * its octave, more faintly, go on steadily.
 *
 * @param ratio the range of the speech's power to that of the hum, in dB
 * @param frequency the range of the hum, in Hz
 */
public record Hum(Range ratio, Range frequency) implements SpectrumStep {
  public static Hum from(Settings settings) {
    Settings frequency = settings.section("frequency");
    Hum hum = new Hum(Range.from(settings, -8, 15), Range.ofFactors(frequency, 80, 600));
    frequency.rejectUnknown();
    return hum;
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    double power = Speech.power(spectra) / Math.pow(10, ratio.draw(random) / 10);
    double hertz = frequency.drawFactor(random);
    int width = 1 + random.nextInt(2);
    FrequencyAxis axis = FrequencyAxis.of(settings);
    float[] out = spectra.values().clone();
    add(out, spectra.bins(), axis.bin(hertz), width, power / width, random);
    if (random.nextBoolean()) {
      double fainter = power / width * (0.1 + 0.4 * random.nextDouble());
      add(out, spectra.bins(), axis.bin(2 * hertz), width, fainter, random);
    }
    return new Features(out, spectra.frames(), spectra.bins());
  }

  private static void add(
      float[] out, int bins, double place, int width, double power, RandomGenerator random) {
    int first = (int) Math.max(0, Math.min(bins - width, Math.round(place)));
    for (int at = first; at < out.length; at += bins) {
      for (int bin = 0; bin < width; bin++) {
        double steady = (Background.gamma(random) + Background.gamma(random)) / 2;
        out[at + bin] += (float) (power * steady);
      }
    }
  }
}
