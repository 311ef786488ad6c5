package io.nicebeach.data.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Separated values as RFC 4180 has them: a field in double quotes may hold separators, line ends
 * and quotes, the latter doubled. Empty lines are skipped.
 */
final class Csv {
  private final String text;
  private final char separator;
  private int at;
  private int line = 1;

  /**
   * A row.
   *
   * @param line where it starts, counted from 1
   */
  record Row(int line, List<String> fields) {}

  private Csv(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  static List<Row> parse(String text, char separator) {
    Csv csv = new Csv(text, separator);
    List<Row> rows = new ArrayList<>();
    while (csv.at < text.length()) {
      Row row = csv.row();
      if (row.fields.size() > 1 || !row.fields.get(0).isBlank()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private Row row() {
    int start = line;
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == separator) {
      at++;
      fields.add(field());
    }
    skipLineEnd();
    return new Row(start, fields);
  }

  /** The field that starts here; quoted parts are taken as they are, up to the separator. */
  private String field() {
    StringBuilder field = new StringBuilder();
    while (at < text.length() && !isEnd(text.charAt(at))) {
      if (text.charAt(at) == '"' && field.isEmpty()) {
        quoted(field);
      } else {
        field.append(text.charAt(at++));
      }
    }
    return field.toString();
  }

  private void quoted(StringBuilder field) {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        return;
      }
    }
  }

  private boolean isEnd(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  private void skipLineEnd() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    line++;
  }
}
