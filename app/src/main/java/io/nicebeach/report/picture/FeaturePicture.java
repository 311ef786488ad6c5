package io.nicebeach.report.picture;

import io.nicebeach.features.Features;
import io.nicebeach.report.draw.Axis;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.ColorScale;
import io.nicebeach.report.draw.Plot;
import io.nicebeach.report.draw.Theme;
import java.awt.image.BufferedImage;

/** Features as a network sees them: frames to the right, bins upwards, values as colours. */
final class FeaturePicture {
  private static final double LEFT = 46;
  private static final double SCALE_WIDTH = 66;

  private FeaturePicture() {}

  /**
   * @param secondsPerFrame the hop; 0 numbers the frames instead
   */
  static BufferedImage draw(Features features, double secondsPerFrame, String title, Theme theme) {
    if (features.frames() == 0 || features.bins() == 0) {
      throw new IllegalArgumentException(
          "features must hold a frame but are " + features.frames() + " x " + features.bins());
    }
    Canvas canvas = new Canvas(640, 300, theme);
    double top = 30;
    double bottom = canvas.height - 42;
    boolean timed = secondsPerFrame > 0;
    double end = features.frames() * (timed ? secondsPerFrame : 1);
    Axis x = Axis.linear(0, end, LEFT, canvas.width - SCALE_WIDTH);
    Plot plot = new Plot(canvas, x, Axis.linear(0, features.bins(), bottom, top));
    canvas.bold(
        canvas.fitted(title, canvas.width - LEFT - 12, Canvas.TITLE),
        LEFT,
        14,
        Align.LEFT,
        theme.ink(),
        Canvas.TITLE);
    Axis values = range(features, bottom, top);
    canvas.blocks(image(features, values), LEFT, top, x.to() - x.from(), bottom - top);
    plot.leftNumbers(6);
    plot.bottomNumbers(10, timed ? "time (s)" : "frame");
    canvas.upwards("bin", 10, (top + bottom) / 2, theme.muted(), Canvas.SMALL);
    new ColorScale(canvas, values, ColorMap.VIRIDIS).draw(x.to() + 12, "");
    return canvas.finish();
  }

  private static Axis range(Features features, double bottom, double top) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (float value : features.values()) {
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    return Axis.linear(least, largest > least ? largest : least + 1, bottom, top);
  }

  private static BufferedImage image(Features features, Axis values) {
    BufferedImage image =
        new BufferedImage(features.frames(), features.bins(), BufferedImage.TYPE_INT_RGB);
    for (int frame = 0; frame < features.frames(); frame++) {
      for (int bin = 0; bin < features.bins(); bin++) {
        double share = (features.at(frame, bin) - values.min()) / (values.max() - values.min());
        image.setRGB(frame, features.bins() - 1 - bin, ColorMap.VIRIDIS.rgb(share));
      }
    }
    return image;
  }
}
