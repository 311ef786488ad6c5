package io.nicebeach.decode;

import java.util.List;

/**
 * What was understood.
 *
 * @param text the best transcript
 * @param confidence the probability that the network gives it, in [0, 1]
 * @param alternatives the other transcripts, the likeliest first
 */
public record Hypothesis(String text, double confidence, List<Alternative> alternatives) {
  public Hypothesis {
    alternatives = List.copyOf(alternatives);
  }

  /** Another transcript and its probability. */
  public record Alternative(String text, double confidence) {}
}
