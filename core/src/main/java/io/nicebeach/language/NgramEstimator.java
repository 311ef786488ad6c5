package io.nicebeach.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Learns an n-gram model from sentences, by interpolation:
 *
 * <pre>P(w | h) = share(count of hw) + kept(h) P(w | h without its first word)</pre>
 *
 * down to the uniform distribution over all words, the end of the sentence and the unknown word.
 * {@link Smoothing} says what the two terms are. As a back-off model this is exact: what was seen
 * has its P(w | h), and kept(h) is the back-off weight.
 */
public final class NgramEstimator {
  /** The discount where too few n-grams were seen once or twice to estimate one. */
  private static final double USUAL_DISCOUNT = 0.5;

  /** By length, then by spelling: files of the same text are the same. */
  private static final Comparator<List<String>> ORDER =
      Comparator.<List<String>>comparingInt(List::size)
          .thenComparing(ngram -> String.join(" ", ngram));

  private final Smoothing smoothing;

  /** The counts by length, from 1, each by context and then by word. */
  private final List<Map<List<String>, Map<String, Integer>>> counts = new ArrayList<>();

  private NgramEstimator(int order, Smoothing smoothing) {
    this.smoothing = smoothing;
    for (int length = 1; length <= order; length++) {
      counts.add(new HashMap<>());
    }
  }

  /**
   * The model of those sentences.
   *
   * @param sentences each a list of words; at least one
   * @param order the longest n-grams' length, at least 1
   */
  public static NgramModel estimate(
      Collection<List<String>> sentences, int order, Smoothing smoothing) {
    if (order < 1) {
      throw new IllegalArgumentException("order must be at least 1 but is " + order);
    }
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("sentences must be at least one but there are none");
    }
    NgramEstimator estimator = new NgramEstimator(order, smoothing);
    sentences.forEach(estimator::count);
    if (smoothing == Smoothing.KNESER_NEY) {
      estimator.countContinuations();
    }
    return estimator.model();
  }

  private void count(List<String> sentence) {
    List<String> marked = new ArrayList<>(List.of(NgramModel.START));
    marked.addAll(sentence);
    marked.add(NgramModel.END);
    for (int end = 1; end < marked.size(); end++) {
      for (int length = 1; length <= Math.min(counts.size(), end + 1); length++) {
        List<String> context = List.copyOf(marked.subList(end - length + 1, end));
        of(context).merge(marked.get(end), 1, Integer::sum);
      }
    }
  }

  private Map<String, Integer> of(List<String> context) {
    return counts.get(context.size()).computeIfAbsent(context, c -> new HashMap<>());
  }

  /**
   * In all but the longest n-grams a word counts once for each different word before the n-gram;
   * nothing stands before the beginning of a sentence, so counts from there stay.
   */
  private void countContinuations() {
    for (int length = 1; length < counts.size(); length++) {
      counts.get(length - 1).forEach(NgramEstimator::clearUnlessFirst);
      for (Entry<List<String>, Map<String, Integer>> longer : counts.get(length).entrySet()) {
        List<String> context = List.copyOf(longer.getKey().subList(1, length));
        longer.getValue().keySet().forEach(word -> of(context).merge(word, 1, Integer::sum));
      }
    }
  }

  private static void clearUnlessFirst(List<String> context, Map<String, Integer> next) {
    if (context.isEmpty() || !context.get(0).equals(NgramModel.START)) {
      next.clear();
    }
  }

  /** The discount that leaves out one n-gram seen at a time, after Ney, Essen and Kneser 1994. */
  private double discount(int length) {
    long once = seen(length, 1);
    long twice = seen(length, 2);
    return once == 0 || twice == 0 ? USUAL_DISCOUNT : once / (double) (once + 2 * twice);
  }

  private long seen(int length, int times) {
    return counts.get(length - 1).values().stream()
        .flatMap(next -> next.values().stream())
        .filter(count -> count == times)
        .count();
  }

  private NgramModel model() {
    Interpolation interpolation = new Interpolation();
    for (int length = 1; length <= counts.size(); length++) {
      double discount = discount(length);
      counts.get(length - 1).forEach((context, next) -> interpolation.add(context, next, discount));
    }
    return interpolation.model();
  }

  /** Probabilities from the shortest contexts to the longest. */
  private final class Interpolation {
    private final SortedMap<List<String>, Double> probabilities = new TreeMap<>(ORDER);
    private final Map<List<String>, Double> kept = new HashMap<>();

    void add(List<String> context, Map<String, Integer> next, double discount) {
      int types = next.size();
      int total = next.values().stream().mapToInt(Integer::intValue).sum();
      double keep = smoothing.kept(total, types, discount);
      kept.put(context, keep);
      if (context.isEmpty()) {
        next.putIfAbsent(NgramModel.UNKNOWN, 0);
      }
      double uniform = 1.0 / next.size(); // of use without a context only
      next.forEach(
          (word, count) -> {
            double lower = context.isEmpty() ? uniform : shorter(context, word);
            double share = smoothing.share(count, total, types, discount);
            probabilities.put(append(context, word), share + keep * lower);
          });
    }

    private double shorter(List<String> context, String word) {
      return probabilities.get(append(context.subList(1, context.size()), word));
    }

    NgramModel model() {
      NgramModel.Builder model = new NgramModel.Builder();
      model.add(List.of(NgramModel.START), NgramModel.ZERO, backOff(List.of(NgramModel.START)));
      probabilities.forEach((ngram, p) -> model.add(ngram, Math.log(p), backOff(ngram)));
      return model.build();
    }

    private double backOff(List<String> ngram) {
      return Math.log(kept.getOrDefault(ngram, 1.0));
    }
  }

  private static List<String> append(List<String> context, String word) {
    List<String> ngram = new ArrayList<>(context);
    ngram.add(word);
    return List.copyOf(ngram);
  }
}
