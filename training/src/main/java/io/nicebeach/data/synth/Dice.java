package io.nicebeach.data.synth;

import java.util.random.RandomGenerator;

/** What a sound is drawn by. */
record Dice(RandomGenerator random) {
  /** Evenly distributed in [from, to). */
  double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** In [from, to), twice as likely as half of it: so ears tell frequencies and durations apart. */
  double factor(double from, double to) {
    return from * Math.pow(to / from, random.nextDouble());
  }

  /** In [from, to]. */
  int count(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  /** One of these. */
  double of(double... choices) {
    return choices[random.nextInt(choices.length)];
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  double gaussian() {
    return random.nextGaussian();
  }

  /** Normally distributed around 0. */
  double[] gaussians(int count, double deviation) {
    double[] drawn = new double[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = deviation * random.nextGaussian();
    }
    return drawn;
  }

  double phase() {
    return between(0, 2 * Math.PI);
  }
}
