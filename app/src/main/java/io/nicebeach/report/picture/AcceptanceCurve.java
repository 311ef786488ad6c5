package io.nicebeach.report.picture;

import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.Acceptances.Point;
import io.nicebeach.report.Percent;
import io.nicebeach.report.draw.Axis;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.Plot;
import io.nicebeach.report.draw.Theme;
import java.awt.image.BufferedImage;
import java.util.List;

/** What is accepted of other words against what is accepted of the model's own, by threshold. */
final class AcceptanceCurve {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 400;
  private static final double SHOWN = 0.8;

  private AcceptanceCurve() {}

  static BufferedImage draw(Acceptances acceptances, Theme theme) {
    List<Point> curve = acceptances.curve();
    Canvas canvas = new Canvas(WIDTH, HEIGHT, theme);
    double most = curve.stream().mapToDouble(Point::others).max().orElse(1);
    Axis x = Axis.linear(0, Math.max(1, 100 * most), 48, WIDTH - 20);
    Plot plot = new Plot(canvas, x, Axis.linear(100 * SHOWN, 100, HEIGHT - 48, 36));
    plot.title("Accepted of its own words (%)");
    plot.rows(5);
    plot.bottomNumbers(5, "accepted of other words (%)");
    plot.series(
        curve.stream().mapToDouble(point -> 100 * point.others()).toArray(),
        curve.stream().mapToDouble(point -> 100 * Math.max(SHOWN, point.known())).toArray(),
        theme.main());
    double known = acceptances.acceptedKnown().accuracy();
    double others = acceptances.acceptedOthers().accuracy();
    double at = plot.y().at(100 * Math.max(SHOWN, known));
    canvas.dot(x.at(100 * others), at, 6, theme.main());
    canvas.text(
        Percent.of(known) + " against " + Percent.of(others),
        Math.min(x.at(100 * others) + 12, WIDTH - 140),
        at + 14,
        Align.LEFT,
        theme.ink(),
        Canvas.SMALL);
    return canvas.finish();
  }
}
