package io.nicebeach.report.page;

import io.nicebeach.evaluate.ErrorCounts;
import io.nicebeach.evaluate.Interval;
import io.nicebeach.evaluate.Score;
import io.nicebeach.report.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A table of scores, each with its interval drawn as a small bar on one common scale. */
final class ScoreTable {
  private static final String TABLE =
      """
      <div class="scroll"><table>
      <thead><tr><th>%s</th><th class="number">%s</th>\
      <th class="scale"><span>%.0f %%</span><span>100 %%</span></th>\
      <th class="number">95 %% interval</th><th class="number">right</th>%s</tr></thead>
      <tbody>
      %s</tbody>
      </table></div>
      """;

  private static final String ROW =
      """
      <tr>
      <th scope="row">%s</th>
      <td class="number">%s</td>
      <td class="strip">%s</td>
      <td class="number quiet">%s</td>
      <td class="number quiet">%d / %d</td>%s
      </tr>
      """;

  private static final String STRIP =
      "<span class=\"track\"><span class=\"range\" style=\"left:%s;width:%s\"></span>"
          + "<span class=\"point\" style=\"left:%s\"></span></span>";

  private final Map<String, Score> scores = new LinkedHashMap<>();
  private final Map<String, String> remarks = new LinkedHashMap<>();
  private final String of;
  private final String share;
  private final String remark;

  /**
   * @param of what the rows are, such as "speaker"
   * @param remark the last column's head; empty for no such column
   */
  ScoreTable(String of, String remark) {
    this(of, "accuracy", remark);
  }

  private ScoreTable(String of, String share, String remark) {
    this.of = of;
    this.share = share;
    this.remark = remark;
  }

  /**
   * Scores that count utterances; in running speech, where each is many words, the last column
   * tells the {@link #wordsWrong words} that are wrong.
   */
  static ScoreTable ofUtterances(String of, boolean running) {
    return running ? new ScoreTable(of, "utterances right", "words wrong") : new ScoreTable(of, "");
  }

  ScoreTable add(String name, Score score, String note) {
    scores.put(name, score);
    remarks.put(name, note);
    return this;
  }

  String html() {
    double floor = floor();
    StringBuilder rows = new StringBuilder();
    scores.forEach((name, score) -> rows.append(row(name, score, floor)));
    String last = remark.isEmpty() ? "" : "<th>" + Html.escape(remark) + "</th>";
    return Html.fill(TABLE, Html.escape(of), share, 100 * floor, last, rows);
  }

  private String row(String name, Score score, double floor) {
    Interval interval = score.interval();
    String note =
        remark.isEmpty() ? "" : "<td class=\"quiet\">" + Html.escape(remarks.get(name)) + "</td>";
    return Html.fill(
        ROW,
        Html.escape(name.isEmpty() ? "(unknown)" : name),
        Percent.of(score.accuracy()),
        strip(score, floor),
        range(interval),
        score.correct(),
        score.total(),
        note);
  }

  /** The interval as a bar and the value as a point, on a scale from {@code floor} to 1. */
  static String strip(Score score, double floor) {
    Interval interval = score.interval();
    double span = 1 - floor;
    return Html.fill(
        STRIP,
        Html.cssPercent((interval.low() - floor) / span),
        Html.cssPercent((interval.high() - interval.low()) / span),
        Html.cssPercent((score.accuracy() - floor) / span));
  }

  /** An interval in words. */
  static String range(Interval interval) {
    return Html.fill("%.1f\u2013%.1f\u00a0%%", 100 * interval.low(), 100 * interval.high());
  }

  /** What stands in the last column of running speech. */
  static String wordsWrong(ErrorCounts errors) {
    return Html.fill("%s (%d of %d)", Percent.of(errors.rate()), errors.errors(), errors.total());
  }

  /** Where the scale begins: a round share below the lowest interval. */
  private double floor() {
    double lowest =
        scores.values().stream().mapToDouble(score -> score.interval().low()).min().orElse(0);
    Double floor = new TreeSet<>(List.of(0.0, 0.5, 0.8, 0.9)).floor(lowest);
    return floor == null ? 0 : floor;
  }
}
