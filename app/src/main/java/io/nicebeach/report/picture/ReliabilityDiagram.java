package io.nicebeach.report.picture;

import io.nicebeach.evaluate.Reliability;
import io.nicebeach.evaluate.Reliability.Bin;
import io.nicebeach.report.draw.Axis;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.Plot;
import io.nicebeach.report.draw.Theme;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * Confidence against the share of right answers: on the diagonal it means what it says. A dot's
 * size tells how many answers it stands for.
 */
final class ReliabilityDiagram {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 400;
  private static final double SMALLEST = 2.5;
  private static final double LARGEST = 11;

  private ReliabilityDiagram() {}

  static BufferedImage draw(Reliability reliability, Theme theme) {
    Canvas canvas = new Canvas(WIDTH, HEIGHT, theme);
    Axis x = Axis.linear(0, 100, 48, WIDTH - 20);
    Plot plot = new Plot(canvas, x, Axis.linear(0, 100, HEIGHT - 48, 36));
    plot.title("Right answers (%)");
    plot.rows(5);
    plot.bottomNumbers(5, "confidence (%)");
    canvas.dashed(x.at(0), plot.y().at(0), x.at(100), plot.y().at(100), theme.muted());
    List<Bin> bins = reliability.bins().stream().filter(bin -> bin.count() > 0).toList();
    plot.series(
        bins.stream().mapToDouble(bin -> 100 * bin.confidence()).toArray(),
        bins.stream().mapToDouble(bin -> 100 * bin.accuracy()).toArray(),
        theme.main());
    for (Bin bin : bins) {
      double share = (double) bin.count() / reliability.count();
      double radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(share);
      canvas.dot(
          x.at(100 * bin.confidence()), plot.y().at(100 * bin.accuracy()), radius, theme.main());
    }
    String error = String.format(Locale.ROOT, "%.1f %% apart", 100 * reliability.expectedError());
    canvas.text(error, WIDTH - 26, plot.y().at(6), Align.RIGHT, theme.ink(), Canvas.SMALL);
    return canvas.finish();
  }
}
