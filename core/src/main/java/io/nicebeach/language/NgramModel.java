package io.nicebeach.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A back-off n-gram model of words (Katz 1987): how likely a word is after those before it. Of an
 * n-gram that it has not seen it takes the shorter one without the oldest word:
 *
 * <pre>
 * P(w | h) = p(hw) if the model has hw, else b(h) P(w | h without its first word)
 * </pre>
 *
 * where b(h) is the back-off weight of h, 1 if the model does not have h. Probabilities are natural
 * logarithms. Immutable once built, and shared by any number of threads.
 */
public final class NgramModel {
  /** The marker before a sentence. */
  public static final String START = "<s>";

  /** The marker after a sentence. */
  public static final String END = "</s>";

  /** Stands for every word that the model does not know. */
  public static final String UNKNOWN = "<unk>";

  /** A probability of zero, as ARPA files write it: log10 = -99. */
  static final double ZERO = -99 * Math.log(10);

  private final int order;
  private final List<String> vocabulary;
  private final Map<String, Integer> indices;
  private final Context empty;

  private NgramModel(Builder builder) {
    this.order = builder.order;
    this.indices = builder.indices;
    this.vocabulary = List.copyOf(builder.vocabulary);
    this.empty = builder.empty;
  }

  /**
   * The outcome of one more word.
   *
   * @param logProbability of the word after the context
   * @param context the words just said, now with that one
   */
  public record Step(double logProbability, Context context) {}

  /** The longest n-grams' length. */
  public int order() {
    return order;
  }

  /** The words that the model knows, in its order; without the markers and the unknown one. */
  public List<String> words() {
    return vocabulary.stream()
        .filter(word -> !word.equals(START) && !word.equals(END) && !word.equals(UNKNOWN))
        .toList();
  }

  /** Whether the model knows that word. */
  public boolean knows(String word) {
    return indices.containsKey(word);
  }

  /** Where a sentence begins. */
  public Context start() {
    Integer start = indices.get(START);
    @Nullable Context context = start == null ? null : empty.longer(start);
    return context == null ? empty : context;
  }

  /** One more word; one that the model does not know counts as {@link #UNKNOWN}. */
  public Step next(Context context, String word) {
    Integer index = indices.getOrDefault(word, indices.get(UNKNOWN));
    if (index == null) {
      return new Step(ZERO, empty);
    }
    double backOff = 0;
    for (Context known = context; known != null; known = known.shorter()) {
      @Nullable Context longer = known.longer(index);
      if (longer != null) {
        return new Step(backOff + longer.logProbability(), longer);
      }
      backOff += known.backOff();
    }
    return new Step(ZERO, empty);
  }

  /** The logarithm of the probability that the sentence ends here. */
  public double end(Context context) {
    return next(context, END).logProbability();
  }

  /** The logarithm of a sentence's probability, its end included. */
  public double logProbability(List<String> sentence) {
    Context context = start();
    double sum = 0;
    for (String word : sentence) {
      Step step = next(context, word);
      sum += step.logProbability();
      context = step.context();
    }
    return sum + end(context);
  }

  /** Shows the n-grams of a length, in the order of the vocabulary. */
  void forEach(int length, Visitor visitor) {
    visit(empty, new ArrayList<>(), length, visitor);
  }

  /** Sees an n-gram. */
  interface Visitor {
    void visit(List<String> words, Context ngram);
  }

  private void visit(Context node, List<String> words, int left, Visitor visitor) {
    if (left == 0) {
      visitor.visit(words, node);
      return;
    }
    List<Integer> next = new ArrayList<>(node.longer().keySet());
    next.sort(null);
    for (int word : next) {
      words.add(vocabulary.get(word));
      visit(node.longer().get(word), words, left - 1, visitor);
      words.remove(words.size() - 1);
    }
  }

  /** Takes n-grams one by one, in any order. */
  static final class Builder {
    private final List<String> vocabulary = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final Context empty = new Context();
    private int order;

    /** One n-gram, with natural logarithms. */
    void add(List<String> ngram, double logProbability, double backOff) {
      Context node = empty;
      for (String word : ngram) {
        node = node.longerOrNew(index(word));
      }
      node.set(logProbability, backOff);
      order = Math.max(order, ngram.size());
    }

    /** Whether an n-gram was added, or is the beginning of one that was. */
    boolean has(List<String> ngram) {
      @Nullable Context node = empty;
      for (String word : ngram) {
        @Nullable Integer index = indices.get(word);
        node = node == null || index == null ? null : node.longer(index);
      }
      return node != null;
    }

    private int index(String word) {
      return indices.computeIfAbsent(
          word,
          unseen -> {
            vocabulary.add(unseen);
            return vocabulary.size() - 1;
          });
    }

    NgramModel build() {
      Deque<Context> nodes = new ArrayDeque<>(List.of(empty));
      while (!nodes.isEmpty()) {
        Context node = nodes.remove();
        for (Entry<Integer, Context> longer : node.longer().entrySet()) {
          longer.getValue().setShorter(shorter(node, longer.getKey()));
          nodes.add(longer.getValue());
        }
      }
      return new NgramModel(this);
    }

    /**
     * The longest n-gram known that ends like that one and is shorter (as Aho and Corasick 1975).
     */
    private Context shorter(Context context, int word) {
      for (Context known = context.shorter(); known != null; known = known.shorter()) {
        @Nullable Context shorter = known.longer(word);
        if (shorter != null) {
          return shorter;
        }
      }
      return empty;
    }
  }
}
