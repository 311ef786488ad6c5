package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Material;
import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Adds the powers of other sound, which on average is the power of both sounds together. Other
 * sound is spectra that were made once, so this is much cheaper than to mix samples.
 *
 * @param kind whose spectra
 * @param ratio the range of the speech's power to that of the other sound, in dB
 * @param others what is added; nothing is where there are none
 */
public record Overlay(Kind kind, Range ratio, List<Features> others) implements SpectrumStep {
  /** What the other sound is. */
  public enum Kind {
    /** Recordings of noise. */
    NOISE,
    /** Other people who talk. */
    VOICES
  }

  public Overlay {
    others = List.copyOf(others);
  }

  /** Recordings of noise in the background. */
  public static Overlay ofNoise(Settings settings) {
    return new Overlay(Kind.NOISE, Range.from(settings, 5, 35), List.of());
  }

  /** Other people in the background. */
  public static Overlay ofVoices(Settings settings) {
    return new Overlay(Kind.VOICES, Range.from(settings, 10, 30), List.of());
  }

  @Override
  public Overlay with(Material material) throws IOException {
    return new Overlay(
        kind, ratio, kind == Kind.NOISE ? material.noiseSpectra() : material.voices());
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    double decibels = ratio.draw(random);
    if (others.isEmpty()) {
      return spectra;
    }
    Features other = others.get(random.nextInt(others.size()));
    int start = random.nextInt(Math.max(1, other.frames()));
    double power = meanPower(other, start, spectra.frames());
    if (power == 0) {
      return spectra; // a silent place
    }
    float factor = (float) (Speech.power(spectra) / Math.pow(10, decibels / 10) / power);
    int bins = spectra.bins();
    float[] out = spectra.values().clone();
    for (int frame = 0; frame < spectra.frames(); frame++) {
      int from = (start + frame) % other.frames() * bins;
      for (int bin = 0; bin < bins; bin++) {
        out[frame * bins + bin] += factor * other.values()[from + bin];
      }
    }
    return new Features(out, spectra.frames(), bins);
  }

  private static double meanPower(Features other, int start, int frames) {
    double sum = 0;
    for (int frame = 0; frame < frames; frame++) {
      int from = (start + frame) % other.frames() * other.bins();
      for (int bin = 0; bin < other.bins(); bin++) {
        sum += other.values()[from + bin];
      }
    }
    return frames == 0 ? 0 : sum / frames;
  }
}
