package io.nicebeach.cli.transcribe;

import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.settings.Settings;
import java.io.PrintWriter;
import java.util.Locale;

/** A line an utterance: the recording, when it begins if it is a part, the text, the confidence. */
public record TextTranscript(PrintWriter out) implements Transcript {
  @Override
  public void add(String recording, Final heard, boolean isWhole) {
    out.println(
        String.format(
            Locale.ROOT,
            "%s\t%s%s\t%.2f",
            recording,
            isWhole ? "" : Timestamp.of(heard.start()).clock() + "\t",
            text(heard.recognition()),
            heard.recognition().confidence()));
  }

  /** The text, or in brackets why there is none. */
  public static String text(Recognition heard) {
    return heard
        .rejection()
        .map(reason -> "[" + Settings.nameOf(reason) + "]")
        .orElse(heard.text());
  }
}
