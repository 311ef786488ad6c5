package io.nicebeach.report.page;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a page and the fragments that all pages share. Pages are well-formed XML too, hold
 * everything they show, and forbid the browser to fetch anything.
 */
final class Html {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'"/>
      <title>%s</title>
      <style>
      %s</style>
      </head>
      <body>
      <main>
      %s</main>
      </body>
      </html>
      """;

  private Html() {}

  /** Fills a template's {@code %s} and numbers the same way whatever the machine's language is. */
  static String fill(String template, @Nullable Object... values) {
    return String.format(Locale.ROOT, template, values);
  }

  /** A page; {@code body} is HTML, {@code title} is not. */
  static String page(String title, String body) {
    return fill(PAGE, escape(title), styleSheet(), body);
  }

  private static String styleSheet() {
    try (InputStream in = Html.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css in this application's own archive", e);
    }
  }

  /** Text as HTML and XML show it, in an element or a quoted attribute. */
  static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(html, point));
    return html.toString();
  }

  private static void append(StringBuilder html, int point) {
    switch (point) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      default -> html.appendCodePoint(isXml(point) ? point : 0xFFFD);
    }
  }

  /** Whether XML 1.0 may hold the character at all; file names can hold others. */
  private static boolean isXml(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point < 0xD800)
        || (point >= 0xE000 && point < 0xFFFE)
        || point >= 0x10000;
  }

  /** A share as the percentage that a style rule takes. */
  static String cssPercent(double share) {
    return fill("%.2f%%", 100 * Math.max(0, Math.min(1, share)));
  }

  static String dataUri(String mediaType, byte[] bytes) {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  static String wav(Audio audio) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AudioWriter.write(audio, bytes);
    return dataUri("audio/wav", bytes.toByteArray());
  }
}
