package io.nicebeach.decode;

import org.jspecify.annotations.Nullable;

/** How far a word is written. */
interface Spelling {
  /** The same with one more token; null if no word goes on like that. */
  @Nullable Spelling next(int token);

  /** The word, if it may end here; else null. */
  @Nullable String word();
}
