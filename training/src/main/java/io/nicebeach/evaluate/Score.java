package io.nicebeach.evaluate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many were right.
 *
 * @param correct of them
 * @param total all that were tried
 */
public record Score(int correct, int total) {
  public Score {
    if (correct < 0 || correct > total) {
      throw new IllegalArgumentException("correct must be in [0, " + total + "] but is " + correct);
    }
  }

  /** The share that was right; 0 if none was tried. */
  public double accuracy() {
    return total == 0 ? 0 : (double) correct / total;
  }

  /** The accuracy's 95 % confidence interval. */
  public Interval interval() {
    return Interval.wilson(correct, total);
  }

  /** {@code accuracy}, {@code correct}, {@code total} and {@code interval}, for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("accuracy", accuracy());
    map.put("correct", correct);
    map.put("total", total);
    map.put("interval", interval().toList());
    return map;
  }

  @Override
  public String toString() {
    Interval interval = interval();
    return String.format(
        Locale.ROOT,
        "%.1f %% (%d of %d, 95 %% interval %.1f-%.1f %%)",
        100 * accuracy(),
        correct,
        total,
        100 * interval.low(),
        100 * interval.high());
  }
}
