package io.nicebeach.report.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps values to pixels along one line and knows where to write numbers.
 *
 * @param min the value at pixel {@code from}
 * @param max the value at pixel {@code to}
 * @param logarithmic equal ratios, not equal differences, get equal lengths
 */
public record Axis(double min, double max, double from, double to, boolean logarithmic) {
  public Axis {
    if (!(max > min) || (logarithmic && !(min > 0))) {
      throw new IllegalArgumentException(
          "an axis needs min < max"
              + (logarithmic ? " and min > 0" : "")
              + " but has "
              + min
              + " and "
              + max);
    }
  }

  public static Axis linear(double min, double max, double from, double to) {
    return new Axis(min, max, from, to, false);
  }

  public static Axis logarithmic(double min, double max, double from, double to) {
    return new Axis(min, max, from, to, true);
  }

  /** The pixel of a value. */
  public double at(double value) {
    double share =
        logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    return from + share * (to - from);
  }

  /** Round values inside the axis: multiples of 1, 2 or 5 times a power of ten. */
  public List<Double> ticks(int atMost) {
    return logarithmic ? logarithmicTicks(atMost) : linearTicks(atMost);
  }

  private List<Double> linearTicks(int atMost) {
    double step = step(atMost);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + 1e-9 * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> logarithmicTicks(int atMost) {
    double decades = Math.log10(max / min);
    double[] mantissas = decades * 3 <= atMost ? new double[] {1, 2, 5} : new double[] {1};
    int stride = Math.max(1, (int) Math.ceil(decades / atMost));
    List<Double> ticks = new ArrayList<>();
    for (int e = (int) Math.floor(Math.log10(min)); e <= Math.log10(max); e += stride) {
      for (double mantissa : mantissas) {
        double tick = mantissa * Math.pow(10, e);
        if (tick >= min && tick <= max) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** The smallest 1, 2 or 5 times a power of ten that gives no more than that many ticks. */
  private double step(int atMost) {
    double least = (max - min) / Math.max(1, atMost);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double mantissa : new double[] {1, 2, 5}) {
      if (mantissa * power >= least * (1 - 1e-9)) {
        return mantissa * power;
      }
    }
    return 10 * power;
  }

  /** A tick's number, with as many decimals as neighbouring ticks need to differ. */
  public String label(double tick, int atMost) {
    double unit = logarithmic ? tick : step(atMost);
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(unit) + 1e-9));
    String number = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(tick));
    return tick < 0 ? "\u2212" + number : number;
  }
}
