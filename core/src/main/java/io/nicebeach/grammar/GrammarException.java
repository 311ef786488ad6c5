package io.nicebeach.grammar;

import java.io.IOException;

/** A grammar that cannot be used: its message names the file, the place and the cure. */
public final class GrammarException extends IOException {
  private static final long serialVersionUID = 1L;

  GrammarException(String name, int line, int column, String complaint) {
    super("%s, line %d, column %d: %s".formatted(name, line, column, complaint));
  }
}
