package io.nicebeach.report.draw;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * The letters of all pictures: a plain sans-serif of the machine.
 *
 * <p>Slim servers and containers often have a JDK without font libraries or without a single font,
 * and then the first letter fails deep inside the JDK. That first letter is drawn here.
 */
public final class Typeface {
  private static final List<String> PREFERRED =
      List.of("Inter", "Helvetica Neue", "Segoe UI", "Noto Sans", "Liberation Sans", "DejaVu Sans");

  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private static final Optional<String> PROBLEM;
  private static final String FAMILY;

  static {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    PROBLEM = tryOneLetter();
    FAMILY = PROBLEM.isPresent() ? Font.SANS_SERIF : family();
  }

  private Typeface() {}

  /** Why this machine cannot draw letters; empty where it can. */
  public static Optional<String> problem() {
    return PROBLEM;
  }

  /** The plain face for that text. */
  static Font plain(String text, float size) {
    return font(text, Font.PLAIN, size);
  }

  public static Font bold(String text, float size) {
    return font(text, Font.BOLD, size);
  }

  /**
   * A single family lacks the letters of some languages; Java's own looks for them in all others.
   */
  private static Font font(String text, int style, float size) {
    Font preferred = new Font(FAMILY, style, 1).deriveFont(size);
    return preferred.canDisplayUpTo(text) < 0
        ? preferred
        : new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
  }

  /** The width of a text in the plain face. */
  public static double widthOf(String text, float size) {
    return widthOf(text, plain(text, size));
  }

  public static double widthOf(String text, Font font) {
    return font.getStringBounds(text, MEASURE).getWidth();
  }

  /** Catches what JDKs 17 to 25 throw for a missing library, a missing fontconfig or no font. */
  private static Optional<String> tryOneLetter() {
    try {
      Graphics2D graphics = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB).createGraphics();
      graphics.drawString("a", 0, 8);
      graphics.dispose();
      return Optional.empty();
    } catch (LinkageError | InternalError | AWTError | RuntimeException e) {
      return Optional.of(
          "no pictures: this machine's Java cannot draw letters ("
              + firstLine(e)
              + "); install font support, on Debian: apt install fontconfig fonts-dejavu-core");
    }
  }

  private static String firstLine(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return (root.getMessage() == null ? root.toString() : root.getMessage())
        .lines()
        .findFirst()
        .orElse(root.toString());
  }

  private static String family() {
    return PREFERRED.stream()
        .filter(name -> new Font(name, Font.PLAIN, 12).getFamily().equals(name))
        .findFirst()
        .orElse(Font.SANS_SERIF);
  }
}
