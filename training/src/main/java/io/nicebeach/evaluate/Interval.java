package io.nicebeach.evaluate;

import java.util.List;

/** A 95 % confidence interval of a share, in [0, 1], or of an error rate, which can be beyond 1. */
public record Interval(double low, double high) {
  /** The standard normal's quantile at 0.975. */
  private static final double Z = 1.959963984540054;

  /**
   * Wilson's score interval (Wilson 1927), which holds what it promises for few trials and for
   * shares near 0 and 1 too: with p the observed share and n the trials,
   *
   * <pre>(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)</pre>
   *
   * @param trials if 0, nothing is known: [0, 1]
   */
  public static Interval wilson(int successes, int trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes must be in [0, " + trials + "] but is " + successes);
    }
    if (trials == 0) {
      return new Interval(0, 1);
    }
    double n = trials;
    double share = successes / n;
    double centre = share + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    double low = successes == 0 ? 0 : (centre - reach) / scale;
    double high = successes == trials ? 1 : (centre + reach) / scale;
    return new Interval(low, high);
  }

  /** Low and high, as JSON has them. */
  public List<Double> toList() {
    return List.of(low, high);
  }
}
