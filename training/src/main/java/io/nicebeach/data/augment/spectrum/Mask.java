package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.FeatureStep;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Covers random stripes of the features with their mean (SpecAugment: Park et al. 2019,
 * arXiv:1904.08779).
 *
 * @param axis whether a stripe covers bins at all times or all bins for some time
 * @param count how many stripes; they may overlap
 * @param width the widest, in bins or frames; from 0 to this is drawn
 */
public record Mask(Axis axis, int count, int width) implements FeatureStep {
  /** What a stripe covers. */
  public enum Axis {
    FREQUENCY,
    TIME
  }

  public Mask {
    if (count < 0 || width < 0) {
      throw new IllegalArgumentException(
          "count and width must not be negative but are " + count + ", " + width);
    }
  }

  public static Mask overFrequency(Settings settings) {
    return new Mask(Axis.FREQUENCY, settings.integer("count", 1), settings.integer("bins", 7));
  }

  public static Mask overTime(Settings settings) {
    return new Mask(Axis.TIME, settings.integer("count", 2), settings.integer("frames", 8));
  }

  @Override
  public Features apply(Features features, RandomGenerator random) {
    float[] out = features.values().clone();
    float mean = mean(out);
    int frames = features.frames();
    int bins = features.bins();
    int extent = axis == Axis.TIME ? frames : bins;
    for (int stripe = 0; stripe < count; stripe++) {
      int size = random.nextInt(Math.min(width, extent) + 1);
      int start = random.nextInt(extent - size + 1);
      if (axis == Axis.TIME) {
        Arrays.fill(out, start * bins, (start + size) * bins, mean);
      } else {
        for (int at = start; at < out.length; at += bins) {
          Arrays.fill(out, at, at + size, mean);
        }
      }
    }
    return new Features(out, features.frames(), features.bins());
  }

  private static float mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : (float) (sum / values.length);
  }
}
