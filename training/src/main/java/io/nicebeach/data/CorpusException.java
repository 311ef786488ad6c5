package io.nicebeach.data;

import java.io.IOException;
import java.nio.file.Path;

/** A corpus that cannot be read or used; the message names the path, what is wrong and the cure. */
public final class CorpusException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param path the folder or file
   * @param complaint what is wrong with it
   * @param cure what to do
   */
  public CorpusException(Path path, String complaint, String cure) {
    super(path + ": " + complaint + "; " + cure);
  }
}
