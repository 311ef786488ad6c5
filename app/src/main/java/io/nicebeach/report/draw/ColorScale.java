package io.nicebeach.report.draw;

import io.nicebeach.report.draw.Canvas.Align;
import java.awt.image.BufferedImage;

/** The strip beside an image that says which colour is which value. */
public record ColorScale(Canvas canvas, Axis values, ColorMap colors) {
  private static final int STEPS = 256;
  private static final double WIDTH = 10;

  public void draw(double x, String unit) {
    double height = values.from() - values.to();
    canvas.blocks(strip(), x, values.to(), WIDTH, height);
    int atMost = height < 120 ? 4 : 6;
    for (double tick : values.ticks(atMost)) {
      label(values.label(tick, atMost), x + WIDTH + 6, values.at(tick));
    }
    label(unit, x, values.from() + 13);
  }

  private BufferedImage strip() {
    BufferedImage strip = new BufferedImage(1, STEPS, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < STEPS; i++) {
      strip.setRGB(0, STEPS - 1 - i, colors.rgb(i / (STEPS - 1.0)));
    }
    return strip;
  }

  private void label(String text, double x, double y) {
    canvas.text(text, x, y, Align.LEFT, canvas.theme.muted(), Canvas.SMALL);
  }
}
