package io.nicebeach.decode;

import io.nicebeach.text.Alphabet;
import org.jspecify.annotations.Nullable;

/**
 * The spelling of words that no list holds: any tokens make one.
 *
 * @param written the tokens so far
 */
record AnyWord(Alphabet alphabet, String written) implements Spelling {
  @Override
  public Spelling next(int token) {
    return new AnyWord(alphabet, written + alphabet.token(token));
  }

  @Override
  public @Nullable String word() {
    return written.isEmpty() ? null : written;
  }
}
