package io.nicebeach.data.augment;

import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * What a random number is drawn from.
 *
 * @param from the least
 * @param to the greatest
 */
public record Range(double from, double to) {
  public Range {
    if (!(from <= to) || !Double.isFinite(from) || !Double.isFinite(to)) {
      throw new IllegalArgumentException(
          "from must be at most to but they are " + from + ", " + to);
    }
  }

  public static Range from(Settings settings, double from, double to) {
    return new Range(settings.number("from", from), settings.number("to", to));
  }

  /** A range of factors: both ends must be positive. */
  public static Range ofFactors(Settings settings, double from, double to) {
    Range range = from(settings, from, to);
    if (range.from <= 0) {
      throw new IllegalArgumentException("from must be positive but is " + range.from);
    }
    return range;
  }

  /** Evenly distributed. */
  public double draw(RandomGenerator random) {
    return from + (to - from) * random.nextDouble();
  }

  /** A factor whose logarithm is evenly distributed: twice is as likely as half. */
  public double drawFactor(RandomGenerator random) {
    return Math.exp(Math.log(from) + Math.log(to / from) * random.nextDouble());
  }
}
