package io.nicebeach.report.picture;

import io.nicebeach.report.Explanation.WeightView;
import io.nicebeach.report.draw.Axis;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.Plot;
import io.nicebeach.report.draw.Theme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/** How large the weights of each layer are, and how large the derivatives of the loss by them. */
final class GradientPicture {
  private static final int WIDTH = 760;
  private static final double ROW = 24;
  private static final double TOP = 62;
  private static final double LEFT = 190;
  private static final double RIGHT = WIDTH - 24;

  private GradientPicture() {}

  static BufferedImage draw(List<WeightView> weights, Theme theme) {
    double bottom = TOP + weights.size() * ROW;
    Canvas canvas = new Canvas(WIDTH, (int) (bottom + 46), theme);
    Axis size = axis(weights);
    Plot plot = new Plot(canvas, size, Axis.linear(0, 1, bottom, TOP - 6));
    for (double tick : size.ticks(9)) {
      canvas.line(size.at(tick), TOP - 6, size.at(tick), bottom, theme.grid(), 1);
    }
    for (int i = 0; i < weights.size(); i++) {
      row(canvas, size, weights.get(i), TOP + (i + 0.5) * ROW);
    }
    powersOfTen(canvas, size, bottom);
    canvas.text(
        "root mean square", (LEFT + RIGHT) / 2, bottom + 32, Align.CENTER, theme.muted(), 11);
    canvas.bold(
        "The gradient of the loss by each layer's weights",
        16,
        16,
        Align.LEFT,
        theme.ink(),
        Canvas.TITLE);
    legend(plot, theme);
    return canvas.finish();
  }

  private static void legend(Plot plot, Theme theme) {
    Canvas canvas = plot.canvas();
    canvas.dot(LEFT + 4, 40, 4, theme.second());
    canvas.text("gradient", LEFT + 14, 40, Align.LEFT, theme.ink(), Canvas.SMALL);
    canvas.dot(LEFT + 84, 40, 4, theme.main());
    canvas.text("the weights themselves", LEFT + 94, 40, Align.LEFT, theme.ink(), Canvas.SMALL);
  }

  private static void row(Canvas canvas, Axis size, WeightView view, double y) {
    Theme theme = canvas.theme;
    canvas.text(view.name(), 16, y, Align.LEFT, theme.ink(), 12);
    canvas.text(view.shape(), LEFT - 14, y, Align.RIGHT, theme.muted(), Canvas.SMALL);
    if (hasPlace(view.gradient()) && hasPlace(view.weight())) {
      double from = size.at(view.gradient());
      canvas.line(from, y, size.at(view.weight()), y, theme.grid(), 3);
    }
    dot(canvas, size, view.weight(), y, theme.main());
    dot(canvas, size, view.gradient(), y, theme.second());
  }

  private static void dot(Canvas canvas, Axis size, double value, double y, Color color) {
    if (hasPlace(value)) {
      canvas.dot(size.at(value), y, 5, color);
    }
  }

  /** On a logarithmic axis zero lies infinitely far to the left; an overflow, to the right. */
  private static boolean hasPlace(double value) {
    return value > 0 && Double.isFinite(value);
  }

  private static void powersOfTen(Canvas canvas, Axis size, double bottom) {
    for (double tick : size.ticks(9)) {
      int exponent = (int) Math.round(Math.log10(tick));
      double mantissa = tick / Math.pow(10, exponent);
      if (Math.abs(mantissa - 1) < 1e-6) {
        canvas.text(
            label(exponent), size.at(tick), bottom + 13, Align.CENTER, canvas.theme.muted(), 11);
      }
    }
  }

  private static String label(int exponent) {
    return exponent >= -3 && exponent <= 3
        ? Axis.logarithmic(0.001, 1000, 0, 1).label(Math.pow(10, exponent), 9)
        : "1e" + (exponent < 0 ? "\u2212" : "") + Math.abs(exponent);
  }

  /** Whole powers of ten around all that is to be drawn. */
  private static Axis axis(List<WeightView> weights) {
    DoubleSummaryStatistics range =
        weights.stream()
            .flatMapToDouble(view -> DoubleStream.of(view.weight(), view.gradient()))
            .filter(GradientPicture::hasPlace)
            .summaryStatistics();
    if (range.getCount() == 0) {
      return Axis.logarithmic(0.1, 1, LEFT, RIGHT);
    }
    double low = Math.pow(10, Math.floor(Math.log10(range.getMin())));
    double high = Math.pow(10, Math.ceil(Math.log10(range.getMax()) + 1e-9));
    return Axis.logarithmic(low, Math.max(high, 10 * low), LEFT, RIGHT);
  }
}
