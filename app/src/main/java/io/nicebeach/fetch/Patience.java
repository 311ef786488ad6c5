package io.nicebeach.fetch;

import java.time.Duration;

/**
 * How long and how often to try.
 *
 * @param connecting the longest wait for a connection
 * @param answering the longest wait for a whole file
 * @param attempts how often a file is asked for before giving up, at least 1
 * @param pause before the second attempt; it doubles with each further one
 */
record Patience(Duration connecting, Duration answering, int attempts, Duration pause) {
  static final Patience USUAL =
      new Patience(Duration.ofSeconds(8), Duration.ofSeconds(30), 4, Duration.ofSeconds(1));

  /** The same with a single attempt. */
  Patience once() {
    return new Patience(connecting, answering, 1, pause);
  }

  /** How long to wait after the failure of an attempt, counted from 1. */
  Duration pauseAfter(int attempt) {
    return pause.multipliedBy(1L << (attempt - 1));
  }
}
