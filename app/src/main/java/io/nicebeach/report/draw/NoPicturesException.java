package io.nicebeach.report.draw;

import java.io.IOException;

/** This machine's Java cannot draw; the message says why and what to install. */
public final class NoPicturesException extends IOException {
  private static final long serialVersionUID = 1;

  public NoPicturesException(String message) {
    super(message);
  }
}
