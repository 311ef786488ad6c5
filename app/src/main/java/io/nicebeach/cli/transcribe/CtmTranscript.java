package io.nicebeach.cli.transcribe;

import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.StreamEvent.Final;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A line a word, "time marked conversations" as NIST's {@code sclite} takes them: the recording,
 * its channel, when the word begins and how long it is in seconds, the word, its confidence. A
 * recording is named without folders and ending; spaces in names and words become underscores.
 */
record CtmTranscript(PrintWriter out) implements Transcript {
  @Override
  public void add(String recording, Final heard, boolean isWhole) {
    for (Word word : words(heard)) {
      out.println(
          String.format(
              Locale.ROOT,
              "%s 1 %.2f %.2f %s %.2f",
              name(recording),
              word.start(),
              word.end() - word.start(),
              withoutSpaces(word.text()),
              word.confidence()));
    }
  }

  /** A classifier's word is the utterance as a whole. */
  private static List<Word> words(Final heard) {
    Recognition recognition = heard.recognition();
    return recognition.words().isEmpty() && !recognition.text().isEmpty()
        ? List.of(
            new Word(recognition.text(), heard.start(), heard.end(), recognition.confidence()))
        : recognition.words();
  }

  private static String name(String recording) {
    String file = String.valueOf(Path.of(recording).getFileName());
    int dot = file.lastIndexOf('.');
    return withoutSpaces(dot > 0 ? file.substring(0, dot) : file);
  }

  private static String withoutSpaces(String text) {
    return text.strip().replaceAll("\\s+", "_");
  }
}
