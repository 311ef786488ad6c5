package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Cuts each end of the utterance or puts silence before and after it, as a careless speech detector
 * does. At most a quarter is cut from either end.
 *
 * @param seconds the range of what is added to an end; negative is cut
 */
public record Edges(Range seconds) implements SpectrumStep {
  public static Edges from(Settings settings) {
    return new Edges(Range.from(settings, -0.05, 0.1));
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    double framesPerSecond = settings.frameRate();
    int before = drawn(spectra.frames(), framesPerSecond, random);
    int after = drawn(spectra.frames(), framesPerSecond, random);
    int bins = spectra.bins();
    int frames = before + spectra.frames() + after;
    float[] out = new float[frames * bins];
    int kept = spectra.frames() + Math.min(0, before) + Math.min(0, after);
    System.arraycopy(
        spectra.values(),
        Math.max(0, -before) * bins,
        out,
        Math.max(0, before) * bins,
        kept * bins);
    return new Features(out, frames, bins);
  }

  @Override
  public boolean movesFrames() {
    return true;
  }

  @Override
  public boolean isAfterTrim() {
    return true;
  }

  private int drawn(int frames, double framesPerSecond, RandomGenerator random) {
    return (int) Math.max(-frames / 4, Math.round(seconds.draw(random) * framesPerSecond));
  }
}
