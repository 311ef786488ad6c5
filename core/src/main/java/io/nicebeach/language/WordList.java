package io.nicebeach.language;

import io.nicebeach.text.InputFile;
import io.nicebeach.text.Transcripts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** A text file of words, a line each; what stands after a word, such as its sounds, is left out. */
public final class WordList {
  private WordList() {}

  /**
   * The words of a file, spelled as transcripts are; lines that begin with # or ;; are comments,
   * and the number of a second pronunciation, as in {@code the(2)}, is no part of a word.
   *
   * @throws LanguageModelException if it holds no word or is no text
   */
  public static Set<String> read(Path file) throws IOException {
    InputFile.requireReadable(file, "a word list");
    Set<String> words = new LinkedHashSet<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(";;")) {
          String first = line.strip().split("\\s+")[0];
          words.add(Transcripts.normalize(first.replaceFirst("\\(\\d+\\)$", "")));
        }
      }
    } catch (CharacterCodingException e) {
      throw new LanguageModelException(file.toString(), 1, "is no text in UTF-8");
    }
    if (words.isEmpty()) {
      throw new LanguageModelException(file.toString(), 1, "holds no word; give a word a line");
    }
    return words;
  }
}
