package io.nicebeach.language;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words just said, as far as a model looks back: a node in its tree of n-grams, below the node
 * of the n-gram without its last word. What the model knows of that n-gram is kept here.
 */
public final class Context {
  private final Map<Integer, Context> longer = new HashMap<>();

  /** Without the oldest word, as far as the model has that; none of no words at all. */
  private @Nullable Context shorter;

  private double logProbability;
  private double backOff;

  Context() {}

  @Nullable Context longer(int word) {
    return longer.get(word);
  }

  Context longerOrNew(int word) {
    return longer.computeIfAbsent(word, w -> new Context());
  }

  Map<Integer, Context> longer() {
    return longer;
  }

  @Nullable Context shorter() {
    return shorter;
  }

  void setShorter(Context context) {
    shorter = context;
  }

  /** The last word's, after the words before it; natural. */
  double logProbability() {
    return logProbability;
  }

  /** The natural logarithm of the share that words get which the model has not seen next. */
  double backOff() {
    return backOff;
  }

  void set(double newLogProbability, double newBackOff) {
    logProbability = newLogProbability;
    backOff = newBackOff;
  }
}
