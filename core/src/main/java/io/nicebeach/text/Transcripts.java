package io.nicebeach.text;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Transcripts as every corpus is read: one spelling for what sounds the same. */
public final class Transcripts {
  /** The words of the digits, in the order of their values. */
  public static final List<String> DIGITS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  /** The order of labels for people: digits by value, then everything else by spelling. */
  public static final Comparator<String> ORDER =
      Comparator.comparingInt(Transcripts::rank).thenComparing(Comparator.naturalOrder());

  private static final Pattern DIGIT = Pattern.compile("(?<!\\S)[0-9](?!\\S)");

  private Transcripts() {}

  /**
   * The transcript without what cannot be heard: lower case, single spaces, none at the ends, in
   * Unicode's composed form. Punctuation and numerals stay as they are written, because only the
   * corpus knows how they were spoken.
   */
  public static String normalize(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return lower.strip().replaceAll("[\\s\\p{Z}]+", " ");
  }

  /**
   * How a digit is said.
   *
   * @param value 0 to 9
   */
  public static String digit(int value) {
    return DIGITS.get(value);
  }

  /**
   * The transcript with each digit that stands alone as a word: {@code 1 7} is {@code one seven}.
   */
  public static String spelled(String text) {
    return DIGIT.matcher(text).replaceAll(match -> digit(Integer.parseInt(match.group())));
  }

  private static int rank(String label) {
    int digit = DIGITS.indexOf(label);
    return digit >= 0 ? digit : DIGITS.size();
  }
}
