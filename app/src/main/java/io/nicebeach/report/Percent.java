package io.nicebeach.report;

import java.util.Locale;

/** How pages and pictures write a share. */
public final class Percent {
  private Percent() {}

  /** With one decimal, and a space that no line breaks at. */
  public static String of(double share) {
    return String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share);
  }
}
