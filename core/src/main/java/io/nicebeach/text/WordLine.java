package io.nicebeach.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a word list or of a pronouncing dictionary.
 *
 * @param word spelled as transcripts are
 * @param behind what stands behind it, such as its sounds
 */
public record WordLine(String word, List<String> behind) {
  public WordLine {
    behind = List.copyOf(behind);
  }

  /**
   * The lines of a file; those that begin with # or ;; are comments, and the number of a second
   * pronunciation, as in {@code the(2)}, is no part of a word.
   *
   * @param kind what is expected, with its article: "a word list"
   * @throws java.nio.charset.CharacterCodingException if it is no text in UTF-8
   */
  public static List<WordLine> read(Path file, String kind) throws IOException {
    InputFile.requireReadable(file, kind);
    List<WordLine> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(";;")) {
        lines.add(of(List.of(line.strip().split("\\s+"))));
      }
    }
    return lines;
  }

  private static WordLine of(List<String> written) {
    String word = written.get(0).replaceFirst("\\(\\d+\\)$", "");
    return new WordLine(Transcripts.normalize(word), written.subList(1, written.size()));
  }
}
