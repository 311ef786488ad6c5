package io.nicebeach.network;

/** A backend failed outside of the JVM, or cannot be loaded; the message says what to do. */
public final class BackendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
