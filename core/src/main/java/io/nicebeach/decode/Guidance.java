package io.nicebeach.decode;

import io.nicebeach.language.NgramModel;
import java.util.Collection;
import java.util.Optional;

/**
 * What a search knows of the language before it listens.
 *
 * @param words the only words that may come out; empty: any
 * @param language how words follow each other
 */
public record Guidance(Optional<Collection<String>> words, Optional<NgramModel> language) {
  /** Any words, in any order. */
  public static final Guidance NONE = new Guidance(Optional.empty(), Optional.empty());

  /** The words that a model knows, in the order that it expects. */
  public static Guidance by(NgramModel language) {
    return new Guidance(Optional.of(language.words()), Optional.of(language));
  }

  /** Those words, in any order. */
  public static Guidance by(Collection<String> words) {
    return new Guidance(Optional.of(words), Optional.empty());
  }
}
