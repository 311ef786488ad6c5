package io.nicebeach.cli.options;

import io.nicebeach.grammar.Grammar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A grammar as a user names it: one that comes with Nicebeach, else a file. */
public final class GrammarFile {
  private GrammarFile() {}

  /**
   * The grammar of that name or in that file.
   *
   * @throws IOException if there is none, or it cannot be used
   */
  public static Grammar read(String given) throws IOException {
    if (Grammar.NAMES.contains(given)) {
      return Grammar.named(given);
    }
    Path file = Path.of(given);
    if (Files.notExists(file)) {
      throw new NoSuchFileException(
          given,
          null,
          "no such file, nor one of the grammars that come with Nicebeach: "
              + String.join(", ", Grammar.NAMES));
    }
    return Grammar.read(file);
  }
}
