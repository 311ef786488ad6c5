package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.Ranges;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Waits before and after the word, as in real recordings, or cuts its ends; at most a quarter is
 * cut from either end.
 *
 * @param seconds one range is drawn for both ends, from it what is added to each; negative is cut
 * @param filling what is heard meanwhile
 * @param below the range of how far the recording's own background is below its loudest frame at
 *     least, in dB
 */
public record Padding(Ranges seconds, Filling filling, Range below) implements SpectrumStep {
  /** What is heard before and after the word. */
  public enum Filling {
    /** Nothing. */
    SILENCE,
    /** The recording's own background noise. */
    BACKGROUND
  }

  public static Padding from(Settings settings) {
    return new Padding(
        Ranges.from(settings, "ranges", Ranges.of(0, 1)),
        settings.choice("filling", Filling.class, Filling.BACKGROUND),
        Range.from(settings, 25, 60));
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    Range range = seconds.draw(random);
    int before = drawn(range, spectra.frames(), settings.frameRate(), random);
    int after = drawn(range, spectra.frames(), settings.frameRate(), random);
    double quiet = below.draw(random);
    int bins = spectra.bins();
    float[] out = new float[(before + spectra.frames() + after) * bins];
    int start = Math.max(0, before) * bins;
    int kept = (spectra.frames() + Math.min(0, before) + Math.min(0, after)) * bins;
    if (filling == Filling.BACKGROUND) {
      Background background = Background.of(spectra, quiet);
      background.fill(out, 0, start, random);
      background.fill(out, start + kept, out.length, random);
    }
    System.arraycopy(spectra.values(), Math.max(0, -before) * bins, out, start, kept);
    return new Features(out, out.length / bins, bins);
  }

  @Override
  public boolean movesFrames() {
    return true;
  }

  private static int drawn(Range range, int frames, double rate, RandomGenerator random) {
    return (int) Math.max(-frames / 4, Math.round(range.draw(random) * rate));
  }
}
