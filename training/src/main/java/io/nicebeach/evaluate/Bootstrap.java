package io.nicebeach.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Confidence intervals of error rates by the bootstrap (Bisani and Ney, ICASSP 2004): the test is
 * drawn again and again, each time as many blocks with replacement as it has, and the interval
 * holds the middle 95 % of the rates that come out. Errors of one speaker go together, so a block
 * is all that a speaker says.
 */
public final class Bootstrap {
  private static final int DRAWS = 10_000;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /**
   * The 95 % interval of the error rate over all {@code blocks}.
   *
   * @param blocks the errors of each block; without any nothing is known: [0, 1]
   * @param seed of the draws: the same gives the same interval
   */
  public static Interval interval(List<ErrorCounts> blocks, long seed) {
    if (blocks.isEmpty()) {
      return new Interval(0, 1);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] rates = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      rates[draw] = drawn(blocks, random);
    }
    Arrays.sort(rates);
    return new Interval(
        rates[(int) Math.floor(TAIL * (DRAWS - 1))],
        rates[(int) Math.ceil((1 - TAIL) * (DRAWS - 1))]);
  }

  private static double drawn(List<ErrorCounts> blocks, SplittableRandom random) {
    int errors = 0;
    int total = 0;
    for (int i = 0; i < blocks.size(); i++) {
      ErrorCounts block = blocks.get(random.nextInt(blocks.size()));
      errors += block.errors();
      total += block.total();
    }
    return new ErrorCounts(errors, 0, 0, total).rate();
  }
}
