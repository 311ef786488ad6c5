package io.nicebeach.decode;

import java.util.List;

/**
 * What was understood.
 *
 * @param text the best transcript; empty if nothing was said, {@link
 *     io.nicebeach.text.Alphabet#UNKNOWN} if nothing that may come out fits what was said
 * @param confidence the probability that the network gives it, in [0, 1]
 * @param words the transcript's words and when they were said; none of a classifier, which hears
 *     the utterance as a whole
 * @param alternatives the other transcripts, the likeliest first
 */
public record Hypothesis(
    String text, double confidence, List<Word> words, List<Alternative> alternatives) {
  public Hypothesis {
    words = List.copyOf(words);
    alternatives = List.copyOf(alternatives);
  }

  /** Without times. */
  public Hypothesis(String text, double confidence, List<Alternative> alternatives) {
    this(text, confidence, List.of(), alternatives);
  }

  /**
   * A word.
   *
   * @param start seconds from the beginning of the recording
   * @param end seconds from the beginning of the recording
   * @param confidence the probability that the network gives it, in [0, 1]
   */
  public record Word(String text, double start, double end, double confidence) {
    Word withConfidence(double other) {
      return new Word(text, start, end, other);
    }

    private Word delayed(double seconds) {
      return new Word(text, Math.max(0, start + seconds), Math.max(0, end + seconds), confidence);
    }
  }

  /** Another transcript and its probability. */
  public record Alternative(String text, double confidence) {}

  /** The same, heard so many seconds later; nothing is heard before the recording begins. */
  public Hypothesis delayed(double seconds) {
    List<Word> later = words.stream().map(word -> word.delayed(seconds)).toList();
    return new Hypothesis(text, confidence, later, alternatives);
  }
}
