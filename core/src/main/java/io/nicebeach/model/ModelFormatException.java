package io.nicebeach.model;

import java.io.IOException;

/** A model file that cannot be used; the message names the file, the byte offset and the reason. */
public final class ModelFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public ModelFormatException(String name, long offset, String complaint) {
    super(name + ": not a usable model: " + complaint + " (at byte " + offset + ")");
  }
}
