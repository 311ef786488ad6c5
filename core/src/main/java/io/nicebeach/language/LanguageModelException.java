package io.nicebeach.language;

import java.io.IOException;

/** A language model or a word list that cannot be used: its message names file, line and cure. */
public final class LanguageModelException extends IOException {
  private static final long serialVersionUID = 1L;

  LanguageModelException(String name, int line, String complaint) {
    super(name + ", line " + line + ": " + complaint);
  }
}
