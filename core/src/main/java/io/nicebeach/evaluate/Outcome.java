package io.nicebeach.evaluate;

/**
 * What was heard in one utterance.
 *
 * @param file its recording, for people
 * @param speaker who speaks; empty if unknown
 * @param reference what was said
 * @param hypothesis what was recognised; empty if nothing was
 * @param confidence in the hypothesis, in [0, 1]
 */
public record Outcome(
    String file, String speaker, String reference, String hypothesis, double confidence) {
  /** Whether it was recognised. */
  public boolean isCorrect() {
    return reference.equals(hypothesis);
  }
}
