package io.nicebeach.fetch;

import java.io.IOException;

/** A file that could not be fetched; the message says why and what to do. */
public final class FetchException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean worthRetrying;

  private FetchException(String message, boolean worthRetrying) {
    super(message);
    this.worthRetrying = worthRetrying;
  }

  /** A failure that another attempt may cure. */
  static FetchException passing(String message) {
    return new FetchException(message, true);
  }

  /** A failure that stays. */
  static FetchException lasting(String message) {
    return new FetchException(message, false);
  }

  boolean worthRetrying() {
    return worthRetrying;
  }
}
