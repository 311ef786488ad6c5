package io.nicebeach.evaluate;

import io.nicebeach.text.Alignment;
import io.nicebeach.text.Alignment.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The errors in words or characters: how many edits lead from what was said to what was heard.
 *
 * @param total all words or characters that were said
 */
public record ErrorCounts(int substitutions, int deletions, int insertions, int total) {
  /** Of nothing said and nothing heard. */
  public static final ErrorCounts NONE = new ErrorCounts(0, 0, 0, 0);

  /** The errors of one utterance. */
  public static ErrorCounts of(Alignment alignment) {
    return new ErrorCounts(
        alignment.count(Kind.SUBSTITUTION),
        alignment.count(Kind.DELETION),
        alignment.count(Kind.INSERTION),
        alignment.edits().size() - alignment.count(Kind.INSERTION));
  }

  /** The errors of both. */
  public ErrorCounts plus(ErrorCounts other) {
    return new ErrorCounts(
        substitutions + other.substitutions,
        deletions + other.deletions,
        insertions + other.insertions,
        total + other.total);
  }

  public int errors() {
    return substitutions + deletions + insertions;
  }

  /**
   * Errors for each word or character said: WER or CER. More than 1 if much was heard that nobody
   * said; where nothing was said, 0 without an error and 1 with any.
   */
  public double rate() {
    return total == 0 ? Math.min(1, errors()) : (double) errors() / total;
  }

  /** The word error rate as Kaldi's scripts print it, in percent, for programs that look for it. */
  public String kaldiLine() {
    return String.format(
        Locale.ROOT,
        "%%WER %.2f [%d / %d, %d ins, %d del, %d sub ]",
        100 * rate(),
        errors(),
        total,
        insertions,
        deletions,
        substitutions);
  }

  /** {@code substitutions}, {@code deletions} and {@code insertions}, for JSON. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("substitutions", substitutions);
    map.put("deletions", deletions);
    map.put("insertions", insertions);
    return map;
  }
}
