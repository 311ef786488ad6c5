package io.nicebeach.evaluate;

import io.nicebeach.decode.Acceptance;
import java.util.List;

/**
 * What was heard in one utterance.
 *
 * @param file its recording, for people
 * @param speaker who speaks; empty if unknown
 * @param reference what was said
 * @param hypothesis what was recognised, whether it was accepted or not; empty if nothing was
 * @param confidence in the hypothesis, in [0, 1]
 * @param wordConfidences in each word of the hypothesis; none of a classifier
 */
public record Outcome(
    String file,
    String speaker,
    String reference,
    String hypothesis,
    double confidence,
    List<Double> wordConfidences) {
  public Outcome {
    wordConfidences = List.copyOf(wordConfidences);
  }

  /** Of a classifier. */
  public Outcome(
      String file, String speaker, String reference, String hypothesis, double confidence) {
    this(file, speaker, reference, hypothesis, confidence, List.of());
  }

  /** Whether it was recognised. */
  public boolean isCorrect() {
    return reference.equals(hypothesis);
  }

  /** Whether a recogniser with that threshold would stand by the hypothesis. */
  public boolean isAcceptedAt(double threshold) {
    return !hypothesis.isEmpty() && confidencePerWord() >= threshold;
  }

  /** What the confidence comes to for each word, which is what a threshold is held against. */
  double confidencePerWord() {
    return Acceptance.perWord(confidence, wordConfidences.size());
  }

  /** The same with another confidence. */
  public Outcome withConfidence(double other) {
    return new Outcome(file, speaker, reference, hypothesis, other, wordConfidences);
  }
}
