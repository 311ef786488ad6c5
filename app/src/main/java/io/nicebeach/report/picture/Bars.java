package io.nicebeach.report.picture;

import io.nicebeach.report.Percent;
import io.nicebeach.report.draw.Axis;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.Theme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/** Horizontal bars of shares, each with its name at the left and its number at the right. */
final class Bars {
  private static final int WIDTH = 640;
  private static final double ROW = 24;
  private static final double BAR = 14;

  /**
   * One bar.
   *
   * @param value in [0, 1]
   * @param low the lower end of the value's interval; equal to {@code high} where there is none
   */
  record Bar(String name, double value, double low, double high) {
    static Bar of(String name, double value) {
      return new Bar(name, value, value, value);
    }

    boolean hasInterval() {
      return high > low;
    }
  }

  private final Canvas canvas;
  private final Axis share;
  private final double top;

  private Bars(List<Bar> bars, String title, Theme theme) {
    top = title.isEmpty() ? 10 : 34;
    canvas = new Canvas(WIDTH, (int) (top + bars.size() * ROW + 24), theme);
    double widest =
        bars.stream().mapToDouble(bar -> canvas.widthOf(bar.name(), 12)).max().orElse(0);
    double left = 20 + Math.min(widest, 150);
    share = Axis.linear(0, 1, left, WIDTH - 62);
    if (!title.isEmpty()) {
      canvas.bold(title, left, 14, Align.LEFT, theme.ink(), Canvas.TITLE);
    }
  }

  /** Probabilities of classes, in the order given; the largest stands out. */
  static BufferedImage probabilities(List<Bar> bars, String title, Theme theme) {
    double largest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    Bars picture = new Bars(bars, title, theme);
    picture.grid(bars.size());
    Color faint = ColorMap.mix(theme.main(), theme.grid(), 0.6);
    for (int i = 0; i < bars.size(); i++) {
      picture.bar(i, bars.get(i), bars.get(i).value() == largest ? theme.main() : faint);
    }
    return picture.canvas.finish();
  }

  /** Accuracies with their intervals and a dashed line at the mean. */
  static BufferedImage intervals(List<Bar> bars, String title, Theme theme) {
    Bars picture = new Bars(bars, title, theme);
    picture.grid(bars.size());
    Color soft = ColorMap.mix(theme.main(), theme.grid(), 0.45);
    for (int i = 0; i < bars.size(); i++) {
      picture.bar(i, bars.get(i), soft);
    }
    double mean = picture.share.at(bars.stream().mapToDouble(Bar::value).average().orElse(0));
    picture.canvas.dashed(mean, picture.top - 2, mean, picture.bottom(bars.size()), theme.ink());
    return picture.canvas.finish();
  }

  private double bottom(int bars) {
    return top + bars * ROW;
  }

  private void grid(int bars) {
    for (double tick : share.ticks(5)) {
      double x = share.at(tick);
      canvas.line(x, top - 2, x, bottom(bars), canvas.theme.grid(), 1);
      String number = Math.round(tick * 100) + " %";
      canvas.text(number, x, bottom(bars) + 12, Align.CENTER, canvas.theme.muted(), Canvas.SMALL);
    }
  }

  private void bar(int row, Bar bar, Color color) {
    double middle = top + (row + 0.5) * ROW;
    String name = canvas.fitted(bar.name(), 150, 12);
    canvas.text(name, share.from() - 10, middle, Align.RIGHT, canvas.theme.ink(), 12);
    canvas.box(share.from(), middle - BAR / 2, share.at(bar.value()) - share.from(), BAR, color);
    if (bar.hasInterval()) {
      whisker(bar, middle);
    }
    String number = Percent.of(bar.value());
    canvas.text(number, WIDTH - 8, middle, Align.RIGHT, canvas.theme.ink(), 12);
  }

  private void whisker(Bar bar, double y) {
    double low = share.at(bar.low());
    double high = share.at(bar.high());
    Color ink = canvas.theme.ink();
    canvas.line(low, y, high, y, ink, 1.4);
    canvas.line(low, y - 4, low, y + 4, ink, 1.4);
    canvas.line(high, y - 4, high, y + 4, ink, 1.4);
  }
}
