package io.nicebeach.decode;

import io.nicebeach.language.Context;
import io.nicebeach.language.NgramModel;
import io.nicebeach.language.NgramModel.Step;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import org.jspecify.annotations.Nullable;

/**
 * Says at each token of a transcript whether it may come next, and what the language gives for it:
 * each word that is complete adds the weighted logarithm of its probability after the words before
 * it, and a bonus, without which a language model prefers few words.
 */
final class Guide {
  private static final String SPACE = " ";
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final Spelling none;
  private final @Nullable NgramModel language;
  private final double languageWeight;
  private final double wordBonus;

  /** The token between words; -1 where every token is a word. */
  private final int space;

  private final boolean closed;
  private final boolean tokensAreWords;

  Guide(Alphabet alphabet, Guidance guidance, double languageWeight, double wordBonus) {
    this.none =
        guidance
            .words()
            .<Spelling>map(words -> Lexicon.of(words, alphabet))
            .orElse(new AnyWord(alphabet, ""));
    this.closed = guidance.words().isPresent();
    this.language = guidance.language().orElse(null);
    this.languageWeight = languageWeight;
    this.wordBonus = wordBonus;
    this.tokensAreWords = alphabet.units() != Units.CHARACTERS;
    this.space = !tokensAreWords && alphabet.contains(SPACE) ? alphabet.index(SPACE) : -1;
  }

  /**
   * How far a transcript has come.
   *
   * @param spelling of the word under way
   * @param context the complete words before it; null without a language model
   * @param score what the language has given so far
   */
  record State(Spelling spelling, @Nullable Context context, double score) {}

  State start() {
    return new State(none, language == null ? null : language.start(), 0);
  }

  /** One token more; null if it may not come here. */
  @Nullable State next(State state, int token) {
    if (token == space) {
      boolean between = state.spelling() == none && !closed;
      return between ? state : complete(state);
    }
    @Nullable Spelling longer = state.spelling().next(token);
    if (longer == null) {
      return null;
    }
    State open = new State(longer, state.context(), state.score());
    return tokensAreWords ? complete(open) : open;
  }

  /** What the language has given in the end; minus infinity in the middle of a word. */
  double end(State state) {
    @Nullable State complete = state.spelling() == none ? state : complete(state);
    if (complete == null) {
      return NEVER;
    }
    return language == null || complete.context() == null
        ? complete.score()
        : complete.score() + languageWeight * language.end(complete.context());
  }

  private @Nullable State complete(State state) {
    @Nullable String word = state.spelling().word();
    if (word == null) {
      return null;
    }
    if (language == null || state.context() == null) {
      return new State(none, null, state.score() + wordBonus);
    }
    Step step = language.next(state.context(), word);
    double given = languageWeight * step.logProbability() + wordBonus;
    return new State(none, step.context(), state.score() + given);
  }
}
