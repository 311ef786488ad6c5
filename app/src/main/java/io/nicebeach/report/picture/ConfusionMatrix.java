package io.nicebeach.report.picture;

import io.nicebeach.evaluate.Confusion;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.Theme;
import io.nicebeach.report.draw.Typeface;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What was said (rows) against what was heard (columns): counts in the cells, the colour is the
 * share of the row, stretched by a power below 1 so that a rare error is still seen.
 */
final class ConfusionMatrix {
  private static final double STRETCH = 0.4;
  private static final double FULL = 380;
  private static final double LEAST_FOR_NUMBERS = 17;

  private final List<String> classes;
  private final Confusion confusion;
  private final double cell;
  private final boolean upright;
  private final double left;
  private final double top;
  private final float letters;
  private final Canvas canvas;

  private ConfusionMatrix(Confusion confusion, Theme theme) {
    this.confusion = confusion;
    classes = confusion.labels().stream().map(name -> name.isEmpty() ? "(none)" : name).toList();
    cell = cellSize(classes.size());
    letters = (float) Math.min(12, Math.max(9, cell * 0.5));
    double widest = classes.stream().mapToDouble(name -> widthOf(name)).max().orElse(0);
    upright = widest < cell - 2;
    top = upright ? 44 : 36 + Math.min(widest, 110) * 0.75;
    left = 34 + Math.min(widest, 110);
    double side = cell * classes.size();
    canvas = new Canvas((int) (left + side + (upright ? 14 : 44)), (int) (top + side + 14), theme);
  }

  /** Few classes get roomy cells, many still fit a screen. */
  private static double cellSize(int classes) {
    return classes <= 40
        ? Math.max(18, Math.min(44, FULL / classes))
        : Math.max(2, 720.0 / classes);
  }

  static BufferedImage draw(Confusion confusion, Theme theme) {
    if (confusion.labels().isEmpty()) {
      throw new IllegalArgumentException("confusion must be of some labels but has none");
    }
    return new ConfusionMatrix(confusion, theme).draw();
  }

  private BufferedImage draw() {
    double middle = left + cell * classes.size() / 2;
    Theme theme = canvas.theme;
    canvas.text("heard", middle, 12, Align.CENTER, theme.muted(), Canvas.SMALL);
    canvas.upwards("said", 12, top + cell * classes.size() / 2, theme.muted(), Canvas.SMALL);
    names();
    for (int said = 0; said < classes.size(); said++) {
      row(said);
    }
    return canvas.finish();
  }

  private void names() {
    int stride = (int) Math.ceil(letters * 1.1 / cell);
    for (int i = 0; i < classes.size(); i += stride) {
      double middle = (i + 0.5) * cell;
      String name = canvas.fitted(classes.get(i), 110, letters);
      Color ink = canvas.theme.ink();
      canvas.text(name, left - 8, top + middle, Align.RIGHT, ink, letters);
      if (upright) {
        canvas.text(name, left + middle, top - 11, Align.CENTER, ink, letters);
      } else {
        canvas.slanted(name, left + middle, top - 7, ink, letters);
      }
    }
  }

  private void row(int said) {
    int total = Math.max(1, confusion.said(said));
    for (int heard = 0; heard < classes.size(); heard++) {
      cell(said, heard, (double) confusion.count(said, heard) / total);
    }
  }

  private void cell(int said, int heard, double share) {
    double x = left + heard * cell;
    double y = top + said * cell;
    double gap = cell > 10 ? 1 : 0;
    Color full = said == heard ? canvas.theme.main() : canvas.theme.second();
    Color ground = ColorMap.mix(canvas.theme.grid(), canvas.theme.paper(), 0.55);
    Color color = share == 0 ? ground : ColorMap.mix(ground, full, Math.pow(share, STRETCH));
    canvas.box(x, y, cell - gap, cell - gap, color);
    if (share > 0 && cell >= LEAST_FOR_NUMBERS) {
      String count = Integer.toString(confusion.count(said, heard));
      float size = (float) Math.min(letters, letters * (cell - 4) / canvas.widthOf(count, letters));
      canvas.text(count, x + cell / 2, y + cell / 2, Align.CENTER, readableOn(color), size);
    }
  }

  /** Near-black or white, by the relative luminance of the ground (WCAG 2). */
  private static Color readableOn(Color ground) {
    double luminance =
        0.2126 * linear(ground.getRed())
            + 0.7152 * linear(ground.getGreen())
            + 0.0722 * linear(ground.getBlue());
    return luminance > 0.25 ? new Color(0x10151b) : Color.WHITE;
  }

  private static double linear(int channel) {
    return Math.pow(channel / 255.0, 2.2);
  }

  private double widthOf(String name) {
    return Typeface.widthOf(name, letters);
  }
}
