package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Speaks faster or slower at the same pitch: frames are interpolated in time.
 *
 * @param factor above 1 is faster and shorter
 */
public record Tempo(Range factor) implements SpectrumStep {
  public static Tempo from(Settings settings) {
    return new Tempo(Range.ofFactors(settings, 0.8, 1.25));
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    int frames = (int) Math.max(1, Math.round(spectra.frames() / factor.drawFactor(random)));
    int bins = spectra.bins();
    double step = frames == 1 ? 0 : (spectra.frames() - 1.0) / (frames - 1);
    float[] out = new float[frames * bins];
    for (int frame = 0; frame < frames; frame++) {
      int before = (int) Math.min(frame * step, spectra.frames() - 1);
      int after = Math.min(before + 1, spectra.frames() - 1);
      float share = (float) (frame * step - before);
      for (int bin = 0; bin < bins; bin++) {
        out[frame * bins + bin] =
            (1 - share) * spectra.at(before, bin) + share * spectra.at(after, bin);
      }
    }
    return new Features(out, frames, bins);
  }

  @Override
  public boolean movesFrames() {
    return true;
  }
}
