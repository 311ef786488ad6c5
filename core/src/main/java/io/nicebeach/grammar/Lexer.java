package io.nicebeach.grammar;

import io.nicebeach.grammar.Lexeme.Kind;

/** Cuts a grammar's text into its pieces and leaves out comments. */
final class Lexer {
  private static final String SYMBOLS = ";=|*+()[]<>{}";

  private final Source source;
  private final String text;
  private int at;

  Lexer(Source source) throws GrammarException {
    this.source = source;
    this.text = source.text();
    this.at = source.afterHeader();
  }

  Lexeme next() throws GrammarException {
    skipBlanksAndComments();
    if (at == text.length()) {
      return new Lexeme(Kind.END, "", at);
    }
    return switch (text.charAt(at)) {
      case '<' -> enclosed(Kind.RULE, '>');
      case '{' -> enclosed(Kind.TAG, '}');
      case '/' -> enclosed(Kind.WEIGHT, '/');
      case '"' -> enclosed(Kind.WORD, '"');
      default -> isSymbol(at) ? new Lexeme(Kind.SYMBOL, "" + text.charAt(at), at++) : word();
    };
  }

  private void skipBlanksAndComments() throws GrammarException {
    int start = -1;
    while (start != at) {
      start = at;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw source.error(at, "this comment never ends; end it with '*/'");
        }
        at = end + 2;
      }
    }
  }

  /** What stands between two characters; in tags and quotes a backslash takes one literally. */
  private Lexeme enclosed(Kind kind, char close) throws GrammarException {
    boolean escapes = kind == Kind.TAG || kind == Kind.WORD;
    int start = at++;
    StringBuilder inner = new StringBuilder();
    while (at < text.length() && text.charAt(at) != close) {
      if (kind == Kind.RULE && Character.isWhitespace(text.charAt(at))) {
        break; // a name has no blanks, so the bracket was forgotten here
      }
      if (escapes && text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      inner.append(text.charAt(at++));
    }
    if (at == text.length() || text.charAt(at) != close) {
      throw source.error(
          start, "'%s' is never closed; close it with '%s'".formatted(text.charAt(start), close));
    }
    at++;
    return new Lexeme(kind, inner.toString().strip(), start);
  }

  private Lexeme word() {
    int start = at;
    while (at < text.length() && !endsWord(at)) {
      at++;
    }
    return new Lexeme(Kind.WORD, text.substring(start, at), start);
  }

  private boolean endsWord(int offset) {
    char c = text.charAt(offset);
    return Character.isWhitespace(c)
        || c == '"'
        || isSymbol(offset)
        || text.startsWith("//", offset)
        || text.startsWith("/*", offset);
  }

  private boolean isSymbol(int offset) {
    return SYMBOLS.indexOf(text.charAt(offset)) >= 0;
  }
}
