package io.nicebeach.decode;

import org.jspecify.annotations.Nullable;

/** What one source gives for a sentence under way, as natural logarithms. Immutable. */
interface Knowledge {
  /** One token more of the word under way. */
  default Knowledge token(int token) {
    return this;
  }

  /** The word under way is complete; null if it may not come here. */
  @Nullable Knowledge word(String word);

  /** For the sentence so far. */
  double score();

  /** For the sentence if it ends here; minus infinity if it may not. */
  double end();
}
