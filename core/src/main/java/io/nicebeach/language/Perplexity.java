package io.nicebeach.language;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * How well a model foresees a text: among how many equally likely words it chooses, on average.
 *
 * @param logProbability of the text, natural, ends of sentences included
 * @param words the words of the text
 * @param sentences the sentences of the text
 * @param unknown how many of the words the model does not know
 */
public record Perplexity(double logProbability, int words, int sentences, int unknown) {
  /** Measures a model on sentences, each a list of words. */
  public static Perplexity of(NgramModel model, Collection<List<String>> sentences) {
    double sum = 0;
    int words = 0;
    int unknown = 0;
    for (List<String> sentence : sentences) {
      sum += model.logProbability(sentence);
      words += sentence.size();
      unknown += (int) sentence.stream().filter(word -> !model.knows(word)).count();
    }
    return new Perplexity(sum, words, sentences.size(), unknown);
  }

  /** e to the negative mean logarithm over words and ends of sentences; 1 of an empty text. */
  public double value() {
    int events = words + sentences;
    return events == 0 ? 1 : Math.exp(-logProbability / events);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.2f on %d words in %d sentences, %d of the words unknown",
        value(),
        words,
        sentences,
        unknown);
  }
}
