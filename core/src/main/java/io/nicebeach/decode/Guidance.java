package io.nicebeach.decode;

import io.nicebeach.grammar.Grammar;
import io.nicebeach.language.NgramModel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search knows of the language before it listens.
 *
 * @param words the only words that may come out, in any order, as far as the network can write
 *     them; empty: any
 * @param language how words follow each other
 * @param grammar whose sentences alone may come out; empty: any
 * @param phrases to be heard rather than others, without restricting anything: each with its bonus,
 *     a natural logarithm
 */
public record Guidance(
    Optional<Collection<String>> words,
    Optional<NgramModel> language,
    Optional<Grammar> grammar,
    Map<String, Double> phrases) {
  /** Any words, in any order. */
  public static final Guidance NONE = new Guidance(Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException if there is both a word list and a grammar, or a bonus is not
   *     finite
   */
  public Guidance {
    if (words.isPresent() && grammar.isPresent()) {
      throw new IllegalArgumentException(
          "words and grammar both restrict what comes out; give one of them");
    }
    words = words.map(List::copyOf);
    phrases.forEach(Guidance::requireFinite);
    phrases = Map.copyOf(phrases);
  }

  /** Without a grammar and phrases. */
  public Guidance(Optional<Collection<String>> words, Optional<NgramModel> language) {
    this(words, language, Optional.empty(), Map.of());
  }

  private static void requireFinite(String phrase, double bonus) {
    if (!Double.isFinite(bonus)) {
      throw new IllegalArgumentException(
          "the bonus of '%s' must be finite but is %s".formatted(phrase, bonus));
    }
  }

  /** The words that a model knows, in the order that it expects. */
  public static Guidance by(NgramModel language) {
    return new Guidance(Optional.of(language.words()), Optional.of(language));
  }

  /** Those words, in any order. */
  public static Guidance by(Collection<String> words) {
    return new Guidance(Optional.of(words), Optional.empty());
  }

  /** The same with the sentences of a grammar in the place of any word list. */
  public Guidance with(Grammar sentences) {
    return new Guidance(Optional.empty(), language, Optional.of(sentences), phrases);
  }

  /** The same with more phrases that are to be heard rather than others. */
  public Guidance boosting(Map<String, Double> more) {
    Map<String, Double> all = new LinkedHashMap<>(phrases);
    all.putAll(more);
    return new Guidance(words, language, grammar, all);
  }

  /** The same for what is no sentence yet, nor its beginning: the grammar's words, in any order. */
  public Guidance ofPieces() {
    return grammar
        .map(
            sentences ->
                new Guidance(Optional.of(sentences.words()), language, Optional.empty(), phrases))
        .orElse(this);
  }

  /** Whether only some words or sentences may come out. */
  boolean restricts() {
    return words.isPresent() || grammar.isPresent();
  }
}
