package io.nicebeach.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens that a network's outputs stand for: words for a classifier, words or characters for a
 * CTC recogniser. In a CTC alphabet index 0 is the blank.
 */
public final class Alphabet {
  /** How the blank is written in a model file. */
  public static final String BLANK = "<blank>";

  private final List<String> tokens;
  private final Map<String, Integer> indices = new HashMap<>();

  private Alphabet(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      if (indices.put(tokens.get(i), i) != null) {
        throw new IllegalArgumentException("alphabet holds '" + tokens.get(i) + "' twice");
      }
    }
  }

  /** An alphabet of exactly these tokens, in this order. */
  public static Alphabet of(List<String> tokens) {
    return new Alphabet(tokens);
  }

  public int size() {
    return tokens.size();
  }

  public List<String> tokens() {
    return tokens;
  }

  public String token(int index) {
    return tokens.get(index);
  }

  public boolean contains(String token) {
    return indices.containsKey(token);
  }

  public boolean hasBlank() {
    return !tokens.isEmpty() && tokens.get(0).equals(BLANK);
  }

  /**
   * The index of a token.
   *
   * @throws IllegalArgumentException if the alphabet lacks it
   */
  public int index(String token) {
    Integer index = indices.get(token);
    if (index == null) {
      throw new IllegalArgumentException("alphabet " + this + " has no token '" + token + "'");
    }
    return index;
  }

  @Override
  public String toString() {
    return tokens.size() <= 20 ? tokens.toString() : tokens.subList(0, 20) + "...";
  }
}
