package io.nicebeach.decode;

import io.nicebeach.text.Alphabet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list of words as a tree of their tokens: what no word of the list goes on with is cut off. */
final class Lexicon implements Spelling {
  private final Map<Integer, Lexicon> longer = new HashMap<>();
  private @Nullable String word;

  private Lexicon() {}

  /**
   * The tree of those words that the alphabet can write; the others could not be heard anyway.
   *
   * @throws IllegalArgumentException if it can write none of them
   */
  static Lexicon of(Collection<String> words, Alphabet alphabet) {
    Orthography orthography = new Orthography(alphabet);
    List<String> writable = words.stream().filter(orthography::canWrite).toList();
    if (writable.isEmpty()) {
      throw new IllegalArgumentException(
          "words must be written with the tokens %s but none of the %d is; they may be in capitals"
              .formatted(alphabet, words.size()));
    }
    return of(writable, orthography);
  }

  /** The tree of words that can all be written; there may be none. */
  static Lexicon of(Collection<String> words, Orthography orthography) {
    Lexicon root = new Lexicon();
    for (String word : words) {
      root.add(word, orthography.tokens(word));
    }
    return root;
  }

  private void add(String written, int[] tokens) {
    Lexicon node = this;
    for (int token : tokens) {
      node = node.longer.computeIfAbsent(token, t -> new Lexicon());
    }
    node.word = written;
  }

  @Override
  public @Nullable Lexicon next(int token) {
    return longer.get(token);
  }

  @Override
  public @Nullable String word() {
    return word;
  }
}
