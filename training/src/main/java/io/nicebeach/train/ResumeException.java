package io.nicebeach.train;

import java.io.IOException;
import java.nio.file.Path;

/** A checkpoint that cannot be gone on from; the message names it, the reason and the cure. */
public final class ResumeException extends IOException {
  private static final long serialVersionUID = 1L;

  ResumeException(Path checkpoint, String complaint) {
    super(checkpoint + ": cannot be gone on from, " + complaint);
  }
}
