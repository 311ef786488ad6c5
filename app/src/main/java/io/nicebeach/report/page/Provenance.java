package io.nicebeach.report.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a result comes from, folded away at the end of a page. */
final class Provenance {
  private static final String DETAILS =
      """
      <details>
      <summary>Settings and provenance</summary>
      <div class="scroll"><table class="provenance"><tbody>
      %s</tbody></table></div>
      </details>
      """;

  private static final String ROW = "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n";

  private Provenance() {}

  static String html(Map<String, ?> provenance) {
    if (provenance.isEmpty()) {
      return "";
    }
    StringBuilder rows = new StringBuilder();
    append(rows, "", provenance);
    return Html.fill(DETAILS, rows);
  }

  /** A row for each leaf of the tree, named by its path. */
  private static void append(StringBuilder rows, String path, Map<?, ?> tree) {
    tree.forEach(
        (key, value) -> {
          String name = path.isEmpty() ? String.valueOf(key) : path + "." + key;
          if (value instanceof Map<?, ?> branch) {
            append(rows, name, branch);
          } else {
            rows.append(Html.fill(ROW, Html.escape(name), leaf(value)));
          }
        });
  }

  private static String leaf(Object value) {
    String text = text(value);
    String html = Html.escape(text);
    return text.contains("\n") ? "<pre>" + html + "</pre>" : html;
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }
}
