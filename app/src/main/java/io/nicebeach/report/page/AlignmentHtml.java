package io.nicebeach.report.page;

import io.nicebeach.text.Alignment;
import io.nicebeach.text.Alignment.Edit;
import java.util.stream.Collectors;

/** What was said and what was heard in one line, as an editor marks it: readable without colour. */
final class AlignmentHtml {
  /** For the reader, once a page. */
  static final String LEGEND =
      "<p class=\"quiet\"><del>Struck through</del> was said and not heard, <ins>underlined</ins>"
          + " was heard and not said; side by side, one was taken for the other.</p>\n";

  private AlignmentHtml() {}

  static String of(Alignment alignment) {
    return alignment.edits().stream().map(AlignmentHtml::of).collect(Collectors.joining(" "));
  }

  private static String of(Edit edit) {
    String said = Html.escape(edit.reference());
    String heard = Html.escape(edit.hypothesis());
    return switch (edit.kind()) {
      case MATCH -> said;
      case DELETION -> "<del>" + said + "</del>";
      case INSERTION -> "<ins>" + heard + "</ins>";
      case SUBSTITUTION ->
          "<span class=\"swap\"><del>" + said + "</del><ins>" + heard + "</ins></span>";
    };
  }
}
