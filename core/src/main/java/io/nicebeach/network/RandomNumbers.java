package io.nicebeach.network;

import java.util.SplittableRandom;

/** Random numbers from one seed and counters: the same on every machine and JDK. */
public final class RandomNumbers {
  /** 2^64 divided by the golden ratio, which spreads consecutive counters far apart. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private RandomNumbers() {}

  /** A generator for one use, told from all others by its counters (epoch, step, layer, ...). */
  public static SplittableRandom of(long seed, long... counters) {
    long mixed = seed;
    for (long counter : counters) {
      mixed = new SplittableRandom(mixed + GOLDEN * (counter + 1)).nextLong();
    }
    return new SplittableRandom(mixed);
  }

  /** A number of the standard normal distribution (Box and Muller 1958). */
  public static double gaussian(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
