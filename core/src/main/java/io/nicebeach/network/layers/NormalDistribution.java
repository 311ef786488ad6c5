package io.nicebeach.network.layers;

/** The standard normal distribution. */
final class NormalDistribution {
  private static final double SQRT_2 = Math.sqrt(2);
  private static final double SQRT_PI = Math.sqrt(Math.PI);

  /** Below it the series has few enough terms, beyond it the continued fraction has. */
  private static final double SERIES_LIMIT = 3;

  private static final int FRACTIONS = 60;

  private NormalDistribution() {}

  /** The density at z. */
  static double density(double z) {
    return Math.exp(-z * z / 2) / (SQRT_2 * SQRT_PI);
  }

  /** The share that lies below z, (1 + erf(z / √2)) / 2, to 1e-12. */
  static double below(double z) {
    double x = Math.abs(z) / SQRT_2;
    double tail = x < SERIES_LIMIT ? (1 - erf(x)) / 2 : erfc(x) / 2;
    return z < 0 ? tail : 1 - tail;
  }

  /** erf x = 2 / √π e^(-x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!, all terms of one sign. */
  private static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / SQRT_PI * Math.exp(-x * x) * sum;
  }

  /** erfc x as its continued fraction, e^(-x²) / √π / (x + (1/2) / (x + 1 / (x + (3/2) / ...))). */
  private static double erfc(double x) {
    double fraction = x;
    for (int n = FRACTIONS; n > 0; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return Math.exp(-x * x) / SQRT_PI / fraction;
  }
}
