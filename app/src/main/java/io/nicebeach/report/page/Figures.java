package io.nicebeach.report.page;

import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Theme;
import io.nicebeach.report.picture.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Pictures inside a page. */
final class Figures {
  /** Draws one picture in a theme. */
  interface Drawing {
    BufferedImage in(Theme theme) throws IOException;
  }

  private static final String FIGURE =
      """
      <figure style="width:%dpx">
      <picture>
      <source media="(prefers-color-scheme: dark)" srcset="%s"/>
      <img src="%s" width="%d" height="%d" alt="%s"/>
      </picture>
      <figcaption>%s</figcaption>
      </figure>
      """;

  private Figures() {}

  /** A picture in the page's colours, light or dark; nothing where this machine cannot draw. */
  static String figure(Drawing drawing, String alternative, String caption) throws IOException {
    if (Pictures.problem().isPresent()) {
      return "";
    }
    BufferedImage light = drawing.in(Theme.LIGHT);
    return Html.fill(
        FIGURE,
        light.getWidth() / Canvas.SCALE,
        png(drawing.in(Theme.DARK)),
        png(light),
        light.getWidth() / Canvas.SCALE,
        light.getHeight() / Canvas.SCALE,
        Html.escape(alternative),
        Html.escape(caption));
  }

  /** A line for the reader of the page where this machine cannot draw. */
  static String note() {
    return Pictures.problem()
        .map(problem -> "<p class=\"note\">This page has " + Html.escape(problem) + ".</p>\n")
        .orElse("");
  }

  static String png(BufferedImage picture) throws IOException {
    return Html.dataUri("image/png", Pictures.png(picture));
  }
}
