package io.nicebeach.report.draw;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Two axes on a canvas, with the grid and the numbers around them. */
public record Plot(Canvas canvas, Axis x, Axis y) {
  /** A title above the left end of the y axis. */
  public void title(String title) {
    canvas.bold(title, x.from(), y.to() - 16, Canvas.Align.LEFT, canvas.theme.ink(), Canvas.TITLE);
  }

  /** Thin lines across at round values, their numbers at the left. */
  public void rows(int atMost) {
    for (double tick : y.ticks(atMost)) {
      canvas.line(x.from(), y.at(tick), x.to(), y.at(tick), canvas.theme.grid(), 1);
      leftNumber(y.label(tick, atMost), y.at(tick));
    }
  }

  /** Numbers at the left with a short mark, for a plot that is filled by an image. */
  public void leftNumbers(int atMost) {
    for (double tick : y.ticks(atMost)) {
      canvas.line(x.from() - 4, y.at(tick), x.from(), y.at(tick), canvas.theme.muted(), 1);
      leftNumber(y.label(tick, atMost), y.at(tick));
    }
  }

  /** A number at the left of that height. */
  public void leftNumber(String number, double at) {
    canvas.text(number, x.from() - 8, at, Canvas.Align.RIGHT, muted(), Canvas.SMALL);
  }

  /** Numbers below with a short mark, and what they count, centred under them. */
  public void bottomNumbers(int atMost, String quantity) {
    for (double tick : x.ticks(atMost)) {
      canvas.line(x.at(tick), y.from(), x.at(tick), y.from() + 4, muted(), 1);
      bottomNumber(x.label(tick, atMost), x.at(tick));
    }
    double middle = (x.from() + x.to()) / 2;
    canvas.text(quantity, middle, y.from() + 30, Canvas.Align.CENTER, muted(), Canvas.SMALL);
  }

  private void bottomNumber(String number, double at) {
    canvas.text(number, at, y.from() + 13, Canvas.Align.CENTER, muted(), Canvas.SMALL);
  }

  /** Joins the points by straight lines; a point that is not finite leaves a straight bridge. */
  public void series(double[] xs, double[] ys, Color color) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < xs.length; i++) {
      if (Double.isFinite(ys[i])) {
        extend(path, x.at(xs[i]), y.at(Math.max(y.min(), Math.min(y.max(), ys[i]))));
      }
    }
    canvas.curve(path, color, 1.8);
  }

  private static void extend(Path2D path, double x, double y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
      path.lineTo(x, y);
    } else {
      path.lineTo(x, y);
    }
  }

  private Color muted() {
    return canvas.theme.muted();
  }
}
