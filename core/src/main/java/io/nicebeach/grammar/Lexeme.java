package io.nicebeach.grammar;

/**
 * A piece of a grammar's text.
 *
 * @param text without what it is written in, such as angle brackets or quotes
 * @param offset where it begins
 */
record Lexeme(Kind kind, String text, int offset) {
  private static final int LONGEST_SHOWN = 40;

  /** The kinds of pieces. */
  enum Kind {
    /** What is said, or a keyword; one in quotes may hold several words. */
    WORD("", ""),
    /** A rule's name. */
    RULE("<", ">"),
    TAG("{", "}"),
    WEIGHT("/", "/"),
    /** A single character that structures a rule. */
    SYMBOL("", ""),
    END("", "");

    private final String open;
    private final String close;

    Kind(String open, String close) {
      this.open = open;
      this.close = close;
    }
  }

  boolean is(Kind other, String otherText) {
    return kind == other && text.equals(otherText);
  }

  boolean isSymbol(String symbol) {
    return is(Kind.SYMBOL, symbol);
  }

  @Override
  public String toString() {
    String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    return kind == Kind.END ? "the end of the file" : "'" + kind.open + shown + kind.close + "'";
  }
}
