package io.nicebeach.recognize;

import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.grammar.Grammar;
import java.util.List;
import java.util.Optional;

/**
 * What a recogniser makes of an utterance: text that it stands by, or the reason why it does not.
 *
 * @param hypothesis the likeliest transcript in words that the model knows, accepted or not
 * @param rejection why it is not accepted; empty if it is
 * @param tags of the text, where a grammar marks its parts with some; in the order of its words
 */
public record Recognition(Hypothesis hypothesis, Optional<Rejection> rejection, List<String> tags) {
  /** Of no sound at all. */
  static final Recognition NOTHING =
      new Recognition(new Hypothesis("", 0, List.of()), Optional.of(Rejection.SILENCE));

  public Recognition {
    tags = List.copyOf(tags);
  }

  /** Without tags. */
  Recognition(Hypothesis hypothesis, Optional<Rejection> rejection) {
    this(hypothesis, rejection, List.of());
  }

  /** The same with the tags of its text, if it stands by that. */
  Recognition tagged(Grammar grammar) {
    return isAccepted()
        ? new Recognition(hypothesis, rejection, grammar.tags(text()).orElse(List.of()))
        : this;
  }

  /** Whether the recogniser stands by the text. */
  public boolean isAccepted() {
    return rejection.isEmpty();
  }

  /** What was said; empty if that was not understood, or nothing was said. */
  public String text() {
    return isAccepted() ? hypothesis.text() : "";
  }

  /** The probability that the hypothesis is right, in [0, 1], also where it is rejected. */
  public double confidence() {
    return hypothesis.confidence();
  }

  /** The words of the text with their times; none if it was rejected, and none of a classifier. */
  public List<Word> words() {
    return isAccepted() ? hypothesis.words() : List.of();
  }

  /** What else it may have been, the likeliest first. */
  public List<Alternative> alternatives() {
    return hypothesis.alternatives();
  }

  /** The same, heard so many seconds later. */
  Recognition delayed(double seconds) {
    return new Recognition(hypothesis.delayed(seconds), rejection, tags);
  }
}
