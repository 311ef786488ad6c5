package io.nicebeach.microphone;

import java.io.IOException;

/** A microphone cannot be used; the message says why and what helps. */
public final class MicrophoneException extends IOException {
  private static final long serialVersionUID = 1;

  MicrophoneException(String message) {
    super(message);
  }
}
