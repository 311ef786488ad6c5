package io.nicebeach.report.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A picture while it is drawn: logical pixels, one theme, one typeface. */
public final class Canvas {
  /** Real pixels per logical pixel. */
  public static final int SCALE = 2;

  /** The size of axis numbers; titles are {@link #TITLE}. */
  public static final float SMALL = 11;

  public static final float TITLE = 13;

  /** Where the given point lies on a text. */
  public enum Align {
    LEFT(0),
    CENTER(0.5),
    RIGHT(1);

    private final double share;

    Align(double share) {
      this.share = share;
    }
  }

  public final Theme theme;
  public final int width;
  public final int height;
  private final BufferedImage image;
  private final Graphics2D graphics;

  public Canvas(int width, int height, Theme theme) {
    this.theme = theme;
    this.width = width;
    this.height = height;
    image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_ARGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    box(0, 0, width, height, theme.paper());
  }

  /** Ends the drawing. */
  public BufferedImage finish() {
    graphics.dispose();
    return image;
  }

  public void box(double x, double y, double width, double height, Color color) {
    graphics.setColor(color);
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
  }

  public void line(double x1, double y1, double x2, double y2, Color color, double width) {
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke((float) width));
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  public void dashed(double x1, double y1, double x2, double y2, Color color) {
    graphics.setColor(color);
    graphics.setStroke(
        new BasicStroke(
            1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 3}, 0));
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  public void curve(Path2D path, Color color, double width) {
    graphics.setColor(color);
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }

  public void dot(double x, double y, double radius, Color color) {
    graphics.setColor(color);
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** Lays an image over a box, smoothly. */
  public void image(BufferedImage other, double x, double y, double width, double height) {
    image(other, x, y, width, height, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
  }

  /** Lays an image over a box, each of its pixels a block. */
  public void blocks(BufferedImage other, double x, double y, double width, double height) {
    image(other, x, y, width, height, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
  }

  private void image(
      BufferedImage other, double x, double y, double width, double height, Object interpolation) {
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
    AffineTransform placed = AffineTransform.getTranslateInstance(x, y);
    placed.scale(width / other.getWidth(), height / other.getHeight());
    graphics.drawImage(other, placed, null);
  }

  /** Writes with the middle of the small letters at {@code y}. */
  public void text(String text, double x, double y, Align align, Color color, float size) {
    write(text, x, y, align, color, Typeface.plain(text, size));
  }

  public void bold(String text, double x, double y, Align align, Color color, float size) {
    write(text, x, y, align, color, Typeface.bold(text, size));
  }

  private void write(String text, double x, double y, Align align, Color color, Font font) {
    graphics.setFont(font);
    graphics.setColor(color);
    double left = x - align.share * Typeface.widthOf(text, font);
    graphics.drawString(text, (float) left, (float) (y + 0.36 * font.getSize2D()));
  }

  /** Writes upwards, centred on the point. */
  public void upwards(String text, double x, double y, Color color, float size) {
    graphics.rotate(-Math.PI / 2, x, y);
    text(text, x, y, Align.CENTER, color, size);
    graphics.rotate(Math.PI / 2, x, y);
  }

  /** Writes slanting upwards to the right, from the point on. */
  public void slanted(String text, double x, double y, Color color, float size) {
    graphics.rotate(-Math.PI / 4, x, y);
    text(text, x, y, Align.LEFT, color, size);
    graphics.rotate(Math.PI / 4, x, y);
  }

  /** The width of a text in the plain face. */
  public double widthOf(String text, float size) {
    return Typeface.widthOf(text, size);
  }

  /** The text, cut with an ellipsis where it is wider than allowed. */
  public String fitted(String text, double allowed, float size) {
    if (widthOf(text, size) <= allowed) {
      return text;
    }
    int end = text.length();
    while (end > 1 && widthOf(text.substring(0, end) + "…", size) > allowed) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
