package io.nicebeach.report.picture;

import io.nicebeach.report.Percent;
import io.nicebeach.report.RunReport.Epoch;
import io.nicebeach.report.draw.Axis;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.Plot;
import io.nicebeach.report.draw.Theme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Loss and development accuracy over the epochs, the best epoch marked. */
final class LearningCurves {
  private static final int WIDTH = 540;
  private static final int PANEL = 150;
  private static final double LEFT = 48;
  private static final double RIGHT = WIDTH - 92;

  /** A loss that falls by more than this is drawn on a logarithmic axis. */
  private static final double WIDE_RATIO = 20;

  private final List<Epoch> epochs;
  private final Canvas canvas;
  private final Axis x;

  private LearningCurves(List<Epoch> epochs, Theme theme) {
    this.epochs = epochs;
    int panels = has(Epoch::developmentAccuracy) ? 2 : 1;
    canvas = new Canvas(WIDTH, 36 + panels * (PANEL + 44), theme);
    double first = epochs.get(0).epoch();
    double last = epochs.get(epochs.size() - 1).epoch();
    x = Axis.linear(Math.min(first, 1), Math.max(last, Math.min(first, 1) + 1), LEFT, RIGHT);
  }

  static BufferedImage draw(List<Epoch> epochs, int best, Theme theme) {
    if (epochs.isEmpty()) {
      throw new IllegalArgumentException("epochs must not be empty");
    }
    return new LearningCurves(epochs, theme).draw(best);
  }

  private BufferedImage draw(int best) {
    double bottom = 32 + PANEL;
    Plot loss = losses(bottom);
    Plot lowest = loss;
    if (has(Epoch::developmentErrorRate)) {
      lowest = errorRate(bottom + 44 + PANEL);
    } else if (has(Epoch::developmentAccuracy)) {
      lowest = accuracy(bottom + 44 + PANEL);
    }
    lowest.bottomNumbers((int) Math.min(10, x.max() - x.min()), "epoch"); // whole ones only
    mark(best, loss, lowest);
    return canvas.finish();
  }

  private Plot losses(double bottom) {
    Plot plot = new Plot(canvas, x, lossAxis(bottom));
    plot.title("Loss");
    plot.rows(5);
    double train = line(plot, Epoch::trainLoss, canvas.theme.second());
    if (!has(Epoch::developmentLoss)) {
      label("training", train, canvas.theme.second());
      return plot;
    }
    double development = line(plot, Epoch::developmentLoss, canvas.theme.main());
    double apart = Math.max(0, 14 - Math.abs(train - development)) / 2;
    double sign = train < development ? -1 : 1;
    label("training", train + sign * apart, canvas.theme.second());
    label("development", development - sign * apart, canvas.theme.main());
    return plot;
  }

  private Plot accuracy(double bottom) {
    double least = values(Epoch::developmentAccuracy).min().orElse(0) * 100;
    double floor = least > 90 ? 90 : least > 50 ? 50 : 0;
    Plot plot = new Plot(canvas, x, Axis.linear(floor, 100, bottom, bottom - PANEL));
    plot.title("Development accuracy (%)");
    plot.rows(5);
    line(plot, epoch -> 100 * epoch.developmentAccuracy(), canvas.theme.main());
    return plot;
  }

  /** Of running speech; beyond 100 % only what goes beyond is cut off. */
  private Plot errorRate(double bottom) {
    double most = values(Epoch::developmentErrorRate).max().orElse(1);
    double ceiling = Math.min(100, Math.max(1, 105 * most));
    Plot plot = new Plot(canvas, x, Axis.linear(0, ceiling, bottom, bottom - PANEL));
    plot.title("Development token error rate (%)");
    plot.rows(5);
    line(plot, epoch -> Math.min(ceiling, 100 * epoch.developmentErrorRate()), canvas.theme.main());
    return plot;
  }

  /** The curve by which the best epoch was chosen. */
  private static double chosenBy(Epoch epoch) {
    return Double.isFinite(epoch.developmentErrorRate())
        ? epoch.developmentErrorRate()
        : epoch.developmentAccuracy();
  }

  /** Draws one series and says at which height it ends. */
  private double line(Plot plot, ToDoubleFunction<Epoch> value, Color color) {
    double[] xs = epochs.stream().mapToDouble(Epoch::epoch).toArray();
    double[] ys = epochs.stream().mapToDouble(value).toArray();
    plot.series(xs, ys, color);
    double last = values(value).reduce((before, after) -> after).orElse(plot.y().min());
    return plot.y().at(last);
  }

  private void label(String name, double y, Color color) {
    canvas.text(name, RIGHT + 8, y, Align.LEFT, color, Canvas.SMALL);
  }

  private Axis lossAxis(double bottom) {
    DoubleSummaryStatistics range =
        DoubleStream.concat(values(Epoch::trainLoss), values(Epoch::developmentLoss))
            .summaryStatistics();
    double top = bottom - PANEL;
    if (range.getCount() == 0 || range.getMax() <= 0) {
      return Axis.linear(0, 1, bottom, top);
    }
    if (range.getMin() > 0 && range.getMax() / range.getMin() > WIDE_RATIO) {
      return Axis.logarithmic(range.getMin() * 0.8, range.getMax() * 1.2, bottom, top);
    }
    return Axis.linear(Math.min(0, range.getMin()), range.getMax() * 1.05, bottom, top);
  }

  private void mark(int best, Plot upper, Plot lower) {
    epochs.stream()
        .filter(epoch -> epoch.epoch() == best)
        .findFirst()
        .ifPresent(epoch -> mark(epoch, upper, lower));
  }

  private void mark(Epoch best, Plot upper, Plot lower) {
    double at = x.at(best.epoch());
    canvas.dashed(at, upper.y().to(), at, lower.y().from(), canvas.theme.muted());
    String text = "best: epoch " + best.epoch();
    if (Double.isFinite(chosenBy(best))) {
      text += ", " + Percent.of(chosenBy(best));
      double y = lower.y().at(Math.min(100, 100 * chosenBy(best)));
      canvas.dot(at, y, 5.5, canvas.theme.paper());
      canvas.dot(at, y, 4, canvas.theme.main());
    }
    double half = canvas.widthOf(text, Canvas.SMALL) / 2;
    double center = Math.min(Math.max(at, LEFT + half), WIDTH - half - 4);
    canvas.text(text, center, upper.y().to() - 16, Align.CENTER, canvas.theme.ink(), Canvas.SMALL);
  }

  private boolean has(ToDoubleFunction<Epoch> value) {
    return values(value).findAny().isPresent();
  }

  private DoubleStream values(ToDoubleFunction<Epoch> value) {
    return epochs.stream().mapToDouble(value).filter(Double::isFinite);
  }
}
