package io.nicebeach.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * One line of progress with an estimate of the time left; on a terminal it is rewritten in place,
 * in a log it comes anew every few seconds. Safe to end from another thread.
 */
public final class ProgressLine {
  private static final int WIDEST_BAR = 20;
  private static final int NARROWEST_BAR = 8;
  private static final Duration TERMINAL_PERIOD = Duration.ofMillis(100);
  private static final Duration LOG_PERIOD = Duration.ofSeconds(10);
  private static final String CLEAR_REST = "\u001b[K";

  private final PrintWriter out;
  private final Terminal terminal;
  private long nextShown;
  private long firstShown;
  private long firstDone = -1;
  private boolean ended;

  ProgressLine(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
    // On a log the first line waits a period, so that short work leaves none.
    this.nextShown = System.nanoTime() + (terminal.exists() ? 0 : LOG_PERIOD.toNanos());
  }

  /** Progress on standard error. */
  public static ProgressLine onError(PrintWriter err) {
    return new ProgressLine(err, Terminal.ofErrors());
  }

  /** Shows {@code done} of {@code total}, now and then; {@code detail} says how it goes. */
  public synchronized void show(long done, long total, String detail) {
    long now = System.nanoTime();
    if (firstDone < 0) {
      // What was done by then, as when a training goes on, says nothing about the speed.
      firstDone = done;
      firstShown = now;
    }
    boolean due = now - nextShown >= 0 || (terminal.exists() && done >= total);
    if (ended || !due) {
      return;
    }
    nextShown = now + (terminal.exists() ? TERMINAL_PERIOD : LOG_PERIOD).toNanos();
    String line = line(done, total, detail, timeLeft(done, total, now - firstShown));
    // Written over the old line and cleared behind, it never blinks.
    out.print(terminal.exists() ? "\r" + line + CLEAR_REST : line + System.lineSeparator());
    out.flush();
  }

  /** Clears the line, so that what is printed next starts at the margin. */
  public synchronized void clear() {
    if (terminal.exists() && !ended) {
      out.print("\r" + CLEAR_REST);
      out.flush();
    }
  }

  /** On a terminal, tells what is being done where no share of it is known. */
  public synchronized void note(String text) {
    if (terminal.exists() && !ended) {
      out.print("\r" + fitted(text) + CLEAR_REST);
      out.flush();
    }
  }

  /** Prints a line that stays, above the progress. */
  public synchronized void print(String line) {
    if (!ended) {
      clear();
      out.println(line);
      out.flush();
    }
  }

  /** Clears the line for good; nothing is shown any more. */
  public synchronized void end() {
    clear();
    ended = true;
  }

  private String timeLeft(long done, long total, long nanos) {
    long doneHere = done - firstDone;
    return doneHere > 0 ? clock((long) (nanos / 1e9 * (total - done) / doneHere)) + " left" : "";
  }

  private String line(long done, long total, String detail, String timeLeft) {
    double share = total > 0 ? Math.min(1, (double) done / total) : 0;
    String text = String.format(Locale.ROOT, " %3.0f %%  %s  %s", 100 * share, detail, timeLeft);
    int width = Math.max(NARROWEST_BAR, Math.min(WIDEST_BAR, room() - text.length()));
    int filled = (int) Math.round(share * width);
    return fitted("█".repeat(filled) + "░".repeat(width - filled) + text);
  }

  private String fitted(String text) {
    return text.length() <= room() ? text : text.substring(0, room());
  }

  /** One column stays free: a full line would wrap on some terminals. */
  private int room() {
    return (terminal.exists() ? terminal.columns() : Integer.MAX_VALUE) - 1;
  }

  static String clock(long seconds) {
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
