package io.nicebeach.decode;

import io.nicebeach.language.Context;
import io.nicebeach.language.NgramModel;
import io.nicebeach.language.NgramModel.Step;

/**
 * How likely a language model finds the words of a sentence.
 *
 * @param weight what its log probabilities are multiplied by
 * @param context the words just said
 * @param score of all words so far
 */
record LanguageKnowledge(NgramModel model, double weight, Context context, double score)
    implements Knowledge {
  static LanguageKnowledge start(NgramModel model, double weight) {
    return new LanguageKnowledge(model, weight, model.start(), 0);
  }

  @Override
  public LanguageKnowledge word(String word) {
    Step step = model.next(context, word);
    return new LanguageKnowledge(
        model, weight, step.context(), score + weight * step.logProbability());
  }

  @Override
  public double end() {
    return score + weight * model.end(context);
  }
}
