package io.nicebeach.cli.train;

import java.io.IOException;

/** The training engine cannot be had; the message says why and what to do. */
final class TorchException extends IOException {
  private static final long serialVersionUID = 1L;

  TorchException(String message) {
    super(message);
  }
}
