package io.nicebeach.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Levenshtein's distance: the least number of insertions, deletions and substitutions. */
public final class EditDistance {
  private EditDistance() {}

  /** The distance between two strings, in characters. */
  public static int between(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  /**
   * The candidate nearest to what was written, if any is near enough to be a slip of the finger.
   */
  public static Optional<String> suggestion(String written, Collection<String> candidates) {
    int slip = Math.max(2, written.length() / 3);
    return candidates.stream()
        .filter(c -> ignoringCase(written, c) <= slip)
        .min(Comparator.comparingInt(c -> ignoringCase(written, c)));
  }

  private static int ignoringCase(String a, String b) {
    return between(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
