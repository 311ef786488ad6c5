package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Takes a piece from a random place of a long recording; a shorter one stays whole.
 *
 * @param seconds how long
 */
public record Excerpt(double seconds) implements SpectrumStep {
  public Excerpt {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("seconds must be positive but is " + seconds);
    }
  }

  public static Excerpt from(Settings settings) {
    return new Excerpt(settings.number("seconds", 4));
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    int frames = (int) Math.max(1, Math.round(seconds * settings.frameRate()));
    if (spectra.frames() <= frames) {
      return spectra;
    }
    int first = random.nextInt(spectra.frames() - frames + 1);
    int bins = spectra.bins();
    float[] piece = Arrays.copyOfRange(spectra.values(), first * bins, (first + frames) * bins);
    return new Features(piece, frames, bins);
  }

  @Override
  public boolean movesFrames() {
    return true;
  }
}
