package io.nicebeach.decode;

import io.nicebeach.grammar.Grammar;
import io.nicebeach.grammar.Position;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words that go on with a sentence of a grammar. That nothing was said is always possible, for
 * silence should not come out as the sentence that is the least unlike it.
 */
final class GrammarVocabulary implements Vocabulary {
  /** The words that may come next in each of the grammar's states. */
  private final List<Lexicon> lexicons;

  private final Position position;
  private final Spelling spelling;
  private final boolean isStart;

  private GrammarVocabulary(List<Lexicon> lexicons, Position position, boolean isStart) {
    this.lexicons = lexicons;
    this.position = position;
    List<Lexicon> next = position.states().stream().map(lexicons::get).distinct().toList();
    this.spelling = next.size() == 1 ? next.get(0) : new AnyOf(next);
    this.isStart = isStart;
  }

  /**
   * Where the sentences of a grammar begin.
   *
   * @throws IllegalArgumentException if the alphabet cannot write one of its words, naming it
   */
  static GrammarVocabulary of(Grammar grammar, Alphabet alphabet) {
    Orthography orthography = new Orthography(alphabet);
    orthography.requireAll(grammar.words());
    Map<Set<String>, Lexicon> known = new HashMap<>();
    List<Lexicon> lexicons = new ArrayList<>();
    for (int state = 0; state < grammar.states(); state++) {
      lexicons.add(
          known.computeIfAbsent(grammar.words(state), words -> Lexicon.of(words, orthography)));
    }
    return new GrammarVocabulary(lexicons, grammar.start(), true);
  }

  @Override
  public Spelling spelling() {
    return spelling;
  }

  @Override
  public @Nullable GrammarVocabulary word(String word) {
    @Nullable Position next = position.next(word);
    return next == null ? null : new GrammarVocabulary(lexicons, next, false);
  }

  @Override
  public double score() {
    return position.weight();
  }

  @Override
  public double end() {
    return isStart ? 0 : position.end();
  }

  /** The spelling of words of several lists. */
  private record AnyOf(List<Lexicon> lists) implements Spelling {
    @Override
    public @Nullable Spelling next(int token) {
      List<Lexicon> longer = new ArrayList<>();
      for (Lexicon list : lists) {
        @Nullable Lexicon next = list.next(token);
        if (next != null) {
          longer.add(next);
        }
      }
      return longer.isEmpty() ? null : new AnyOf(longer);
    }

    @Override
    public @Nullable String word() {
      for (Lexicon list : lists) {
        if (list.word() != null) {
          return list.word();
        }
      }
      return null;
    }
  }
}
