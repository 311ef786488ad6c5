package io.nicebeach.cli.transcribe;

import io.nicebeach.decode.Hypothesis.Word;
import java.util.LinkedHashMap;
import java.util.Map;

/** A word and when it was said, for JSON. */
final class WordTree {
  private WordTree() {}

  /** {@code text}, {@code start} and {@code end} in seconds, {@code confidence}. */
  static Map<String, Object> of(Word word) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", word.text());
    map.put("start", milliseconds(word.start()));
    map.put("end", milliseconds(word.end()));
    map.put("confidence", word.confidence());
    return map;
  }

  /** In seconds, without digits that mean nothing. */
  static double milliseconds(double seconds) {
    return Math.round(1000 * seconds) / 1000.0;
  }
}
