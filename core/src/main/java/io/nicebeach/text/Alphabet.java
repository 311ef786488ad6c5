package io.nicebeach.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The tokens that a network's outputs stand for: whole transcripts for a classifier, words or
 * characters for a CTC recogniser. In a CTC alphabet index 0 is the blank, "no new token here".
 */
public final class Alphabet {
  /** How the blank is written in a model file; no corpus may use it. */
  public static final String BLANK = "<blank>";

  /** What is learnt for words that are not to be recognised. */
  public static final String UNKNOWN = "_unknown_";

  /** How a recipe writes that each other word is learnt as a token of its own. */
  public static final String EACH = "_*_";

  /** What is learnt for recordings in which nothing is said. */
  public static final String SILENCE = "_silence_";

  /** How a recipe writes that each kind of silence is learnt as a token of its own. */
  public static final String EACH_SILENCE = "_silence_*_";

  /** The blank's index. */
  public static final int BLANK_INDEX = 0;

  private final Units units;
  private final List<String> tokens;
  private final Map<String, Integer> indices = new HashMap<>();

  private Alphabet(Units units, List<String> tokens) {
    this.units = units;
    this.tokens = List.copyOf(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      if (indices.put(tokens.get(i), i) != null) {
        throw new IllegalArgumentException("alphabet holds '" + tokens.get(i) + "' twice");
      }
    }
  }

  /** A classifier's alphabet of exactly these transcripts, in this order. */
  public static Alphabet of(List<String> tokens) {
    return new Alphabet(Units.WHOLE, tokens);
  }

  /** An alphabet of exactly these tokens, in this order: what a model file keeps. */
  public static Alphabet of(Units units, List<String> tokens) {
    return new Alphabet(units, tokens);
  }

  /** A CTC alphabet: the blank, then these tokens in this order. */
  public static Alphabet withBlank(Units units, List<String> tokens) {
    List<String> all = new ArrayList<>(List.of(BLANK));
    all.addAll(tokens);
    return new Alphabet(units, all);
  }

  /** The distinct tokens of transcripts; digits in the order of their values, then by spelling. */
  public static List<String> tokensOf(Units units, Collection<String> transcripts) {
    Comparator<String> order =
        units == Units.CHARACTERS ? Comparator.naturalOrder() : Transcripts.ORDER;
    TreeSet<String> tokens = new TreeSet<>(order);
    transcripts.forEach(transcript -> tokens.addAll(units.tokens(transcript)));
    return List.copyOf(tokens);
  }

  /** The token of another word by itself, which is not to be recognised either: {@code _up_}. */
  public static String unknown(String word) {
    return "_" + word.replace(' ', '-') + "_";
  }

  /** The token of silence of a kind, such as {@code _silence_rain_}; of any if that is empty. */
  public static String silence(String kind) {
    return kind.isEmpty() ? SILENCE : unknown("silence_" + kind);
  }

  /** Whether {@code token} stands for silence, of whatever kind. */
  public static boolean isSilence(String token) {
    return isNoWord(token) && token.startsWith(SILENCE);
  }

  /** Whether {@code token} stands for what is no word that could be answered. */
  public static boolean isNoWord(String token) {
    return token.length() > 2 && token.startsWith("_") && token.endsWith("_");
  }

  /** What a transcript is cut into. */
  public Units units() {
    return units;
  }

  public int size() {
    return tokens.size();
  }

  public List<String> tokens() {
    return tokens;
  }

  /** The tokens that can be answered: neither the blank nor what stands for other words. */
  public List<String> words() {
    return tokens.stream().filter(token -> !token.equals(BLANK) && !isNoWord(token)).toList();
  }

  public String token(int index) {
    return tokens.get(index);
  }

  public boolean contains(String token) {
    return indices.containsKey(token);
  }

  public boolean hasBlank() {
    return !tokens.isEmpty() && tokens.get(BLANK_INDEX).equals(BLANK);
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

  /**
   * The tokens of a transcript as indices, what a network learns.
   *
   * @throws IllegalArgumentException naming the first token that the alphabet lacks
   */
  public int[] encode(String transcript) {
    List<String> written = units.tokens(transcript);
    if (hasBlank() && written.contains(BLANK)) {
      throw new IllegalArgumentException("'" + BLANK + "' is no token of a transcript");
    }
    return written.stream().mapToInt(this::index).toArray();
  }

  /** The transcript of these indices, none of which is the blank. */
  public String text(int... indices) {
    List<String> written = new ArrayList<>();
    for (int index : indices) {
      written.add(token(index));
    }
    return units.join(written);
  }

  @Override
  public String toString() {
    return tokens.size() <= 20 ? tokens.toString() : tokens.subList(0, 20) + "...";
  }
}
