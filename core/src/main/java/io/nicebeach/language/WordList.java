package io.nicebeach.language;

import io.nicebeach.text.WordLine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** A text file of words, a line each; what stands after a word, such as its sounds, is left out. */
public final class WordList {
  private WordList() {}

  /**
   * The words of a file, as {@link WordLine} reads them.
   *
   * @throws LanguageModelException if it holds no word or is no text
   */
  public static Set<String> read(Path file) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    try {
      WordLine.read(file, "a word list").forEach(line -> words.add(line.word()));
    } catch (CharacterCodingException e) {
      throw new LanguageModelException(file.toString(), 1, "is no text in UTF-8");
    }
    if (words.isEmpty()) {
      throw new LanguageModelException(file.toString(), 1, "holds no word; give a word a line");
    }
    return words;
  }
}
