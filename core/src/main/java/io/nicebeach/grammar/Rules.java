package io.nicebeach.grammar;

import java.util.Map;

/**
 * A grammar as it is written.
 *
 * @param source its text, for errors
 * @param name what it calls itself
 * @param rules by name, in the order of the text
 */
record Rules(Source source, String name, Map<String, Rule> rules) {
  /**
   * A rule.
   *
   * @param isPublic whether what it says is a sentence of the grammar
   * @param offset of the rule in the grammar's text
   */
  record Rule(String name, boolean isPublic, Expansion expansion, int offset) {}

  /** A single rule that nobody wrote. */
  static Rules of(String name, Expansion expansion) {
    return new Rules(new Source(name, ""), name, Map.of(name, new Rule(name, true, expansion, 0)));
  }
}
