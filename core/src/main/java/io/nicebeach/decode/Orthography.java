package io.nicebeach.decode;

import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Which words an alphabet can write, and how. */
record Orthography(Alphabet alphabet) {
  private static final int MOST_NAMED = 5;
  private static final int MOST_LISTED = 50;

  boolean canWrite(String word) {
    return units().tokens(word).stream()
        .allMatch(token -> alphabet.contains(token) && !token.equals(Alphabet.BLANK));
  }

  /** The tokens of a word that the alphabet can write. */
  int[] tokens(String word) {
    return units().tokens(word).stream().mapToInt(alphabet::index).toArray();
  }

  private Units units() {
    return alphabet.units() == Units.CHARACTERS ? Units.CHARACTERS : Units.WHOLE;
  }

  /**
   * Makes sure that every one of those words can be written.
   *
   * @throws IllegalArgumentException naming those that cannot, and what can
   */
  void requireAll(Collection<String> words) {
    List<String> others = words.stream().filter(word -> !canWrite(word)).toList();
    if (!others.isEmpty()) {
      String kind = units() == Units.CHARACTERS ? "characters" : "words";
      throw new IllegalArgumentException(
          "the model cannot write %s; its %s are %s".formatted(named(others), kind, listed()));
    }
  }

  private static String named(List<String> words) {
    String some =
        words.stream().limit(MOST_NAMED).map(w -> "'" + w + "'").collect(Collectors.joining(", "));
    int more = words.size() - MOST_NAMED;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  private String listed() {
    List<String> tokens =
        alphabet.tokens().stream().filter(t -> !t.isBlank() && !t.equals(Alphabet.BLANK)).toList();
    String some = tokens.stream().limit(MOST_LISTED).collect(Collectors.joining(" "));
    return tokens.size() > MOST_LISTED ? some + " ..." : some;
  }
}
