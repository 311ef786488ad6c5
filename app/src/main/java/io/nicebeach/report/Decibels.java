package io.nicebeach.report;

import java.math.BigDecimal;

/** How pages and the terminal write a ratio in decibels. */
public final class Decibels {
  private Decibels() {}

  /** In as many digits as it has, such as {@code 10 dB}, {@code 2.5 dB} or {@code -5 dB}. */
  public static String of(double decibels) {
    return BigDecimal.valueOf(decibels).stripTrailingZeros().toPlainString() + " dB";
  }
}
