package io.nicebeach.train;

import java.io.IOException;

/** A recipe that cannot be read; the message names the file, the line and the cure. */
public final class RecipeException extends IOException {
  private static final long serialVersionUID = 1L;

  public RecipeException(String message) {
    super(message);
  }
}
