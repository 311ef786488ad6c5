package io.nicebeach.train;

import io.nicebeach.settings.Settings;

/**
 * The learning rate over the steps of a training.
 *
 * @param rate the first rate of {@code DECAY}, else the highest
 * @param schedule how it moves
 * @param decay of {@code DECAY}: every step divides the rate by 1 + decay
 * @param warmUp of {@code ONE_CYCLE} and {@code COSINE}: the share of the steps that climb to the
 *     highest rate
 */
public record LearningRate(double rate, Schedule schedule, double decay, double warmUp) {
  private static final double FIRST_SHARE = 1.0 / 25;
  private static final double LAST_SHARE = 1e-4;

  /** The shapes of a schedule. */
  public enum Schedule {
    /** The post's: rate / (1 + decay)^step. */
    DECAY,
    /** Up from 1/25 of the rate and down to nearly nothing, both along a cosine (Smith 2018). */
    ONE_CYCLE,
    /** Up from 0 along a line and down to 0 along a cosine (Loshchilov and Hutter 2017). */
    COSINE
  }

  public LearningRate {
    if (!(rate > 0 && decay >= 0 && warmUp >= 0 && warmUp < 1)) {
      throw new IllegalArgumentException(
          "learningRate must have rate > 0, decay >= 0 and warmUp in [0, 1) but has %s, %s and %s"
              .formatted(rate, decay, warmUp));
    }
  }

  static LearningRate from(Settings settings) {
    LearningRate learningRate =
        new LearningRate(
            settings.number("rate"),
            settings.choice("schedule", Schedule.class, Schedule.ONE_CYCLE),
            settings.number("decay", 0),
            settings.number("warmUp", 0.15));
    settings.rejectUnknown();
    return learningRate;
  }

  /** The rate of step {@code step} (from 0) of {@code steps}. */
  public double at(long step, long steps) {
    if (schedule == Schedule.DECAY) {
      return rate * Math.pow(1 + decay, -step);
    }
    double climb = warmUp * steps;
    double descended = (step - climb) / Math.max(1, steps - climb);
    if (schedule == Schedule.COSINE) {
      return step < climb ? rate * (step + 1) / (climb + 1) : between(rate, 0, descended);
    }
    return step < climb
        ? between(FIRST_SHARE * rate, rate, step / climb)
        : between(rate, LAST_SHARE * rate, descended);
  }

  /** Along half a cosine from {@code first} (share 0) to {@code last} (share 1). */
  private static double between(double first, double last, double share) {
    return last + (first - last) * (1 + Math.cos(Math.PI * share)) / 2;
  }
}
