package io.nicebeach.cli.transcribe;

import io.nicebeach.recognize.StreamEvent.Final;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;

/**
 * Subtitles of what was understood. SubRip's (.srt) are numbered, have a comma in their times and
 * know no way to write an arrow, which would be taken for one between times; WebVTT's (W3C,
 * "WebVTT: The Web Video Text Tracks Format", 2019) have a heading, a point in their times and
 * escapes for the characters of markup.
 */
final class Subtitles implements Transcript {
  private final PrintWriter out;
  private final String heading;
  private final char decimalPoint;
  private final UnaryOperator<String> escape;
  private int count;

  private Subtitles(
      PrintWriter out, String heading, char decimalPoint, UnaryOperator<String> escape) {
    this.out = out;
    this.heading = heading;
    this.decimalPoint = decimalPoint;
    this.escape = escape;
  }

  static Subtitles srt(PrintWriter out) {
    return new Subtitles(out, "", ',', text -> text.replace("-->", "->"));
  }

  static Subtitles vtt(PrintWriter out) {
    return new Subtitles(
        out,
        "WEBVTT\n\n",
        '.',
        text -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  @Override
  public void begin() {
    out.print(heading);
  }

  @Override
  public void add(String recording, Final heard, boolean isWhole) {
    String text = heard.recognition().text();
    if (text.isBlank()) {
      return;
    }
    out.printf(
        "%d\n%s --> %s\n%s\n\n",
        ++count,
        Timestamp.of(heard.start()).subtitle(decimalPoint),
        Timestamp.of(heard.end()).subtitle(decimalPoint),
        escape.apply(text));
  }
}
