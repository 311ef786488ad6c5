package io.nicebeach.decode;

import org.jspecify.annotations.Nullable;

/** Says which words may come next. */
interface Vocabulary extends Knowledge {
  /** The spelling of these words, at their beginning. */
  Spelling spelling();

  @Override
  @Nullable Vocabulary word(String word);
}
