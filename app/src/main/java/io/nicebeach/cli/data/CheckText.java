package io.nicebeach.cli.data;

import io.nicebeach.check.CorpusCheck;
import io.nicebeach.check.Finding;
import io.nicebeach.check.Finding.Kind;
import io.nicebeach.check.Finding.Severity;
import io.nicebeach.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a check of a corpus found, as lines for people: the gravest first, like with like.
 *
 * @param source where the corpus lies
 * @param examples how many findings of a kind are told, at most
 */
record CheckText(Path source, CorpusCheck.Result result, int examples) {
  void print(PrintWriter out) {
    for (Severity severity : Severity.values()) {
      Map<Kind, List<Finding>> kinds = new EnumMap<>(Kind.class);
      result.findings().stream()
          .filter(finding -> finding.severity() == severity)
          .forEach(f -> kinds.computeIfAbsent(f.kind(), k -> new ArrayList<>()).add(f));
      kinds.forEach((kind, findings) -> print(severity, kind, findings, out));
    }
    out.println(contents());
    out.println(verdict());
  }

  private void print(Severity severity, Kind kind, List<Finding> findings, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %s (%,d)%n",
        Settings.nameOf(severity),
        Settings.nameOf(kind).replace('-', ' '),
        findings.size());
    findings.stream().limit(examples).forEach(finding -> out.println("  " + line(finding)));
    if (findings.size() > examples) {
      out.printf(Locale.ROOT, "  and %,d more%n", findings.size() - examples);
    }
    out.println();
  }

  /** The detail after the file's path, which the detail of an unreadable one begins with. */
  private static String line(Finding finding) {
    return finding
        .file()
        .map(Path::toString)
        .filter(file -> !finding.detail().startsWith(file))
        .map(file -> file + ": " + finding.detail())
        .orElse(finding.detail());
  }

  /** Such as {@code fsdd: 3,000 recordings, 21.9 minutes, 6 speakers, 10 labels, 8000 Hz}. */
  private String contents() {
    String rates =
        result.rates().keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s: %s, %.1f minutes, %s, %s%s",
        source,
        count(result.recordings(), "readable recording"),
        result.seconds() / 60,
        result.speakers() == 0 ? "unknown speakers" : count(result.speakers(), "speaker"),
        count(result.labels().size(), result.running() ? "word" : "label"),
        rates.isEmpty() ? "" : ", " + rates + " Hz");
  }

  private String verdict() {
    return result.findings().isEmpty()
        ? "nothing is wrong"
        : String.join(
            ", ",
            count(result.count(Severity.ERROR), "error"),
            count(result.count(Severity.WARNING), "warning"),
            count(result.count(Severity.NOTE), "note"));
  }

  private static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
