package io.nicebeach.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * One line of progress with an estimate of the time left; on a terminal it is rewritten in place,
 * in a log it comes anew every few seconds.
 */
final class ProgressLine {
  private static final int BAR_WIDTH = 24;
  private static final Duration TERMINAL_PERIOD = Duration.ofMillis(100);
  private static final Duration LOG_PERIOD = Duration.ofSeconds(10);
  private static final String REWRITE = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private long lastShown;

  ProgressLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    // On a log the first line waits a period, so that short work leaves none.
    this.lastShown = terminal ? start - LOG_PERIOD.toNanos() : start;
  }

  /** Progress on standard error: a terminal if there is one. */
  static ProgressLine onError(PrintWriter err) {
    return new ProgressLine(err, System.console() != null && !"dumb".equals(System.getenv("TERM")));
  }

  /** Shows {@code done} of {@code total}, now and then; {@code detail} says how it goes. */
  void show(long done, long total, String detail) {
    long now = System.nanoTime();
    Duration period = terminal ? TERMINAL_PERIOD : LOG_PERIOD;
    if (now - lastShown < period.toNanos() && done < total) {
      return;
    }
    if (!terminal && now - lastShown < period.toNanos()) {
      return;
    }
    lastShown = now;
    out.print((terminal ? REWRITE : "") + line(done, total, detail, now - start));
    out.print(terminal ? "" : System.lineSeparator());
    out.flush();
  }

  /** Clears the line, so that what is printed next starts at the margin. */
  void clear() {
    if (terminal) {
      out.print(REWRITE);
      out.flush();
    }
  }

  private static String line(long done, long total, String detail, long nanos) {
    double share = total > 0 ? (double) done / total : 0;
    int filled = (int) Math.round(share * BAR_WIDTH);
    String bar = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
    String left = share > 0 ? clock((long) (nanos / 1e9 * (1 - share) / share)) + " left" : "";
    return String.format(Locale.ROOT, "%s %3.0f %%  %s  %s", bar, 100 * share, detail, left);
  }

  static String clock(long seconds) {
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
