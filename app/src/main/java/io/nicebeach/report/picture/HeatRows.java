package io.nicebeach.report.picture;

import io.nicebeach.features.Features;
import io.nicebeach.report.draw.Axis;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.Plot;
import io.nicebeach.report.draw.Theme;
import io.nicebeach.report.draw.Typeface;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * Tables of numbers one below the other, each with its name and its own scale of colours. Those
 * with several frames run from left to right over the same stretch of time, however many frames
 * they have; those with a single one are drawn as a strip of their numbers.
 */
final class HeatRows {
  private static final int WIDTH = 760;
  private static final double LEFT = 16;
  private static final double RIGHT = WIDTH - 16;
  private static final double TITLE = 34;
  private static final double NAME = 20;
  private static final double GAP = 8;
  private static final double STRIP = 18;
  private static final double LABELS = 15;
  private static final double LOWEST_MAP = 26;
  private static final double TIME = 42;
  private static final double COLORS = 56;

  /** So few numbers that each of a strip can have its own name. */
  private static final int MOST_LABELS = 20;

  /** How numbers become colours. */
  enum Scale {
    /** From the least number to the largest. */
    RANGE(ColorMap.VIRIDIS) {
      @Override
      double low(double least, double largest) {
        return least;
      }
    },
    /** From zero to the largest: dark is nothing. */
    FROM_ZERO(ColorMap.VIRIDIS) {
      @Override
      double low(double least, double largest) {
        return 0;
      }
    },
    /** Zero is in the middle, nearly white. */
    SIGNED(ColorMap.BALANCE) {
      @Override
      double low(double least, double largest) {
        return -high(least, largest);
      }

      @Override
      double high(double least, double largest) {
        return Math.max(-least, largest);
      }
    };

    private final ColorMap colors;

    Scale(ColorMap colors) {
      this.colors = colors;
    }

    abstract double low(double least, double largest);

    double high(double least, double largest) {
      return largest;
    }
  }

  /**
   * One table.
   *
   * @param height of its map at most, in logical pixels
   * @param labels of its numbers, if it is a strip; may be empty
   */
  record Row(String name, Features values, Scale scale, double height, List<String> labels) {
    /** Dark is nothing, or, where there are negative numbers, white. */
    static Row of(String name, Features values, double height) {
      Scale scale = isSigned(values) ? Scale.SIGNED : Scale.FROM_ZERO;
      return new Row(name, values, scale, height, List.of());
    }

    Row labelled(List<String> words) {
      return new Row(name, values, scale, height, words);
    }

    private static boolean isSigned(Features values) {
      for (float value : values.values()) {
        if (value < 0) {
          return true;
        }
      }
      return false;
    }

    boolean isStrip() {
      return values.frames() == 1;
    }

    boolean isLabelled() {
      return isStrip() && labels.size() == values.bins() && labels.size() <= MOST_LABELS;
    }

    double mapHeight() {
      return isStrip() ? STRIP : Math.max(LOWEST_MAP, Math.min(height, 3 * values.bins()));
    }

    double fullHeight() {
      return NAME + mapHeight() + (isLabelled() ? LABELS : 0) + GAP;
    }
  }

  private final Canvas canvas;

  private HeatRows(Canvas canvas) {
    this.canvas = canvas;
  }

  /**
   * The picture.
   *
   * @param seconds what the maps' width stands for; 0 leaves the time axis out
   */
  static BufferedImage draw(String title, List<Row> rows, double seconds, Theme theme) {
    boolean timed = seconds > 0 && rows.stream().anyMatch(row -> !row.isStrip());
    int lastMap = seconds > 0 ? lastMap(rows) : -1;
    double height = TITLE + rows.stream().mapToDouble(Row::fullHeight).sum();
    Canvas canvas = new Canvas(WIDTH, (int) (height + (lastMap < 0 ? 0 : TIME)), theme);
    canvas.bold(title, LEFT, 16, Align.LEFT, theme.ink(), Canvas.TITLE);
    HeatRows picture = new HeatRows(canvas);
    double top = TITLE;
    for (int i = 0; i < rows.size(); i++) {
      picture.row(rows.get(i), top);
      top += rows.get(i).fullHeight();
      if (i == lastMap) {
        picture.timeAxis(seconds, top - GAP);
        top += TIME;
      }
    }
    return canvas.finish();
  }

  /** Strips have nothing to do with time: its axis goes below the last row that has. */
  private static int lastMap(List<Row> rows) {
    int last = rows.size() - 1;
    while (last >= 0 && rows.get(last).isStrip()) {
      last--;
    }
    return last;
  }

  private void timeAxis(double seconds, double at) {
    Axis time = Axis.linear(0, seconds, LEFT, RIGHT);
    new Plot(canvas, time, Axis.linear(0, 1, at, at - 1)).bottomNumbers(10, "time (s)");
  }

  private void row(Row row, double top) {
    Theme theme = canvas.theme;
    double middle = top + NAME / 2 + 1;
    String shape =
        row.isStrip()
            ? row.values().bins() + " numbers"
            : row.values().frames() + " frames of " + row.values().bins();
    canvas.bold(row.name(), LEFT, middle, Align.LEFT, theme.ink(), Canvas.SMALL);
    double after =
        LEFT + Typeface.widthOf(row.name(), Typeface.bold(row.name(), Canvas.SMALL)) + 10;
    canvas.text(shape, after, middle, Align.LEFT, theme.muted(), Canvas.SMALL);
    double[] range = range(row);
    scale(row, range, middle);
    canvas.blocks(image(row, range), LEFT, top + NAME, RIGHT - LEFT, row.mapHeight());
    if (row.isLabelled()) {
      labels(row.labels(), top + NAME + row.mapHeight() + LABELS / 2 + 2);
    }
  }

  private void labels(List<String> labels, double y) {
    double cell = (RIGHT - LEFT) / labels.size();
    for (int i = 0; i < labels.size(); i++) {
      String label = canvas.fitted(labels.get(i), cell - 4, Canvas.SMALL);
      double x = LEFT + (i + 0.5) * cell;
      canvas.text(label, x, y, Align.CENTER, canvas.theme.muted(), Canvas.SMALL);
    }
  }

  /** The colours from the least to the largest number, with both, at the right end of the name. */
  private void scale(Row row, double[] range, double middle) {
    String low = number(range[0]);
    String high = number(range[1]);
    double right = RIGHT - canvas.widthOf(high, Canvas.SMALL);
    canvas.text(high, RIGHT, middle, Align.RIGHT, canvas.theme.muted(), Canvas.SMALL);
    BufferedImage strip = new BufferedImage(128, 1, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 128; i++) {
      strip.setRGB(i, 0, row.scale().colors.rgb(i / 127.0));
    }
    double left = right - 6 - COLORS;
    canvas.image(strip, left, middle - 4, COLORS, 8);
    canvas.text(low, left - 6, middle, Align.RIGHT, canvas.theme.muted(), Canvas.SMALL);
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String text =
        size == 0
            ? "0"
            : size < 1e-3 || size >= 1e5
                ? String.format(Locale.ROOT, "%.1e", size)
                : String.format(
                    Locale.ROOT, size < 0.1 ? "%.4f" : size < 10 ? "%.2f" : "%.0f", size);
    return value < 0 ? "\u2212" + text : text;
  }

  private static double[] range(Row row) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (float value : row.values().values()) {
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    return new double[] {row.scale().low(least, largest), row.scale().high(least, largest)};
  }

  /** Frames to the right and numbers upwards; of a strip, numbers to the right. */
  private static BufferedImage image(Row row, double[] range) {
    Features values = row.values();
    double extent = range[1] > range[0] ? range[1] - range[0] : 1;
    BufferedImage image =
        row.isStrip()
            ? new BufferedImage(values.bins(), 1, BufferedImage.TYPE_INT_RGB)
            : new BufferedImage(values.frames(), values.bins(), BufferedImage.TYPE_INT_RGB);
    for (int frame = 0; frame < values.frames(); frame++) {
      for (int bin = 0; bin < values.bins(); bin++) {
        int color = row.scale().colors.rgb((values.at(frame, bin) - range[0]) / extent);
        if (row.isStrip()) {
          image.setRGB(bin, 0, color);
        } else {
          image.setRGB(frame, values.bins() - 1 - bin, color);
        }
      }
    }
    return image;
  }
}
