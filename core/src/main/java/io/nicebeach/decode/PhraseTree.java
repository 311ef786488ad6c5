package io.nicebeach.decode;

import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Transcripts;
import io.nicebeach.text.Units;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Phrases that are to be heard rather than others, as a tree of their tokens in which each node
 * also points to the longest ending of its own that is in the tree (Aho and Corasick 1975), so that
 * all phrases are found at once. Every word is followed by a boundary, and so is the beginning of a
 * sentence, since a phrase is made of whole words.
 */
final class PhraseTree {
  private static final int BOUNDARY = -1;

  private final Map<Integer, PhraseTree> longer = new HashMap<>();
  private @Nullable PhraseTree shorter;

  /** Of the phrases that end here, all together. */
  private double bonus;

  /** The best of what the phrases under way here have earned: their bonus by tokens said. */
  private double share;

  private PhraseTree() {}

  /**
   * The tree of phrases of one or more words.
   *
   * @param phrases each with its bonus, a natural logarithm
   * @throws IllegalArgumentException if the alphabet cannot write a word of them, naming it, or one
   *     holds no word
   */
  static PhraseTree of(Map<String, Double> phrases, Alphabet alphabet) {
    Orthography orthography = new Orthography(alphabet);
    PhraseTree root = new PhraseTree();
    PhraseTree start = root.longerOrNew(BOUNDARY);
    phrases.forEach(
        (phrase, bonus) -> {
          List<String> words = Units.WORDS.tokens(Transcripts.normalize(phrase));
          requireWords(words, phrase);
          orthography.requireAll(words);
          start.add(tokens(words, orthography), bonus);
        });
    root.link();
    return root;
  }

  private static void requireWords(List<String> words, String phrase) {
    if (words.isEmpty()) { // it would be given for every word that is said
      throw new IllegalArgumentException("phrases must hold a word but one is '" + phrase + "'");
    }
  }

  /** With a boundary after each word. */
  private static int[] tokens(List<String> words, Orthography orthography) {
    return words.stream()
        .flatMapToInt(
            word ->
                IntStream.concat(Arrays.stream(orthography.tokens(word)), IntStream.of(BOUNDARY)))
        .toArray();
  }

  private void add(int[] tokens, double phraseBonus) {
    PhraseTree node = this;
    for (int i = 0; i < tokens.length; i++) {
      node = node.longerOrNew(tokens[i]);
      int said = i + 1;
      if (said < tokens.length) {
        node.share = Math.max(node.share, phraseBonus * said / tokens.length);
      }
    }
    node.bonus += phraseBonus;
  }

  private PhraseTree longerOrNew(int token) {
    return longer.computeIfAbsent(token, t -> new PhraseTree());
  }

  /** Breadth first, for shorter endings are complete then. */
  private void link() {
    Deque<PhraseTree> nodes = new ArrayDeque<>(List.of(this));
    while (!nodes.isEmpty()) {
      PhraseTree node = nodes.remove();
      node.longer.forEach(
          (token, next) -> {
            PhraseTree ending = node.shorter == null ? this : node.shorter.after(token);
            next.shorter = ending;
            next.bonus += ending.bonus;
            next.share = Math.max(next.share, ending.share);
            nodes.add(next);
          });
    }
  }

  /** The longest ending in the tree of the tokens so far and this one. */
  private PhraseTree after(int token) {
    PhraseTree node = this;
    while (node.shorter != null && !node.longer.containsKey(token)) {
      node = node.shorter;
    }
    return node.longer.getOrDefault(token, node);
  }

  /** What the phrases give at the beginning of a sentence. */
  Knowledge start() {
    return new Bonuses(after(BOUNDARY), 0);
  }

  /**
   * What the phrases give for a sentence: their bonuses, and a share for those under way, which is
   * taken back when they do not go on.
   */
  private record Bonuses(PhraseTree node, double earned) implements Knowledge {
    @Override
    public Bonuses token(int token) {
      PhraseTree next = node.after(token);
      return new Bonuses(next, earned + next.bonus);
    }

    @Override
    public Bonuses word(String word) {
      return token(BOUNDARY);
    }

    @Override
    public double score() {
      return earned + node.share;
    }

    @Override
    public double end() {
      return earned;
    }
  }
}
