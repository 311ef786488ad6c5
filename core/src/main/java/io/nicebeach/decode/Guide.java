package io.nicebeach.decode;

import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says at each token of a transcript whether it may come next, and what is given for it: each word
 * that is complete adds what the sources of knowledge give for it, and a bonus, without which a
 * language model prefers few words.
 */
final class Guide {
  private static final String SPACE = " ";
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final State start;
  private final double wordBonus;

  /** The token between words; -1 where every token is a word. */
  private final int space;

  private final boolean restricts;
  private final boolean tokensAreWords;

  /**
   * @throws IllegalArgumentException if the alphabet cannot write a word of the grammar or of the
   *     phrases, or none of the list
   */
  Guide(Alphabet alphabet, Guidance guidance, double languageWeight, double wordBonus) {
    this.start =
        new State(
            null, vocabulary(alphabet, guidance), sources(alphabet, guidance, languageWeight), 0);
    this.wordBonus = wordBonus;
    this.restricts = guidance.restricts();
    this.tokensAreWords = alphabet.units() != Units.CHARACTERS;
    this.space = !tokensAreWords && alphabet.contains(SPACE) ? alphabet.index(SPACE) : -1;
  }

  private static Vocabulary vocabulary(Alphabet alphabet, Guidance guidance) {
    return guidance
        .grammar()
        .<Vocabulary>map(grammar -> GrammarVocabulary.of(grammar, alphabet))
        .or(() -> guidance.words().map(words -> new AnyOrder(Lexicon.of(words, alphabet))))
        .orElse(new AnyOrder(new AnyWord(alphabet, "")));
  }

  private static List<Knowledge> sources(
      Alphabet alphabet, Guidance guidance, double languageWeight) {
    List<Knowledge> sources = new ArrayList<>();
    guidance
        .language()
        .ifPresent(model -> sources.add(LanguageKnowledge.start(model, languageWeight)));
    if (!guidance.phrases().isEmpty()) {
      sources.add(PhraseTree.of(guidance.phrases(), alphabet).start());
    }
    return sources;
  }

  /**
   * How far a transcript has come.
   *
   * @param spelling of the word under way; null between words
   * @param vocabulary which words may come
   * @param sources what else is known of the words so far
   * @param bonus of the words so far
   */
  record State(
      @Nullable Spelling spelling, Vocabulary vocabulary, List<Knowledge> sources, double bonus) {
    /** What has been given so far. */
    double score() {
      double sum = bonus + vocabulary.score();
      for (Knowledge source : sources) {
        sum += source.score();
      }
      return sum;
    }

    /** What is given if the transcript ends with its last complete word. */
    private double end() {
      double sum = bonus + vocabulary.end();
      for (Knowledge source : sources) {
        sum += source.end();
      }
      return sum;
    }

    private boolean isBetweenWords() {
      return spelling == null;
    }

    private @Nullable State token(int token) {
      Spelling begun = spelling == null ? vocabulary.spelling() : spelling;
      @Nullable Spelling longer = begun.next(token);
      return longer == null
          ? null
          : new State(
              longer, vocabulary, sources.stream().map(s -> s.token(token)).toList(), bonus);
    }
  }

  State start() {
    return start;
  }

  /** One token more; null if it may not come here. */
  @Nullable State next(State state, int token) {
    if (token == space) {
      return state.isBetweenWords() && !restricts ? state : complete(state);
    }
    @Nullable State open = state.token(token);
    return open != null && tokensAreWords ? complete(open) : open;
  }

  /** What has been given in the end; minus infinity where the transcript may not end. */
  double end(State state) {
    @Nullable State complete = state.isBetweenWords() ? state : complete(state);
    return complete == null ? NEVER : complete.end();
  }

  private @Nullable State complete(State state) {
    @Nullable String word = state.spelling() == null ? null : state.spelling().word();
    @Nullable Vocabulary vocabulary = word == null ? null : state.vocabulary().word(word);
    if (word == null || vocabulary == null) {
      return null;
    }
    List<Knowledge> sources = new ArrayList<>(state.sources().size());
    for (Knowledge source : state.sources()) {
      @Nullable Knowledge next = source.word(word);
      if (next == null) {
        return null;
      }
      sources.add(next);
    }
    return new State(null, vocabulary, sources, state.bonus() + wordBonus);
  }
}
