package io.nicebeach.cli;

import io.nicebeach.evaluate.Confusion;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Score;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** An evaluation as lines for people. */
final class EvaluationText {
  private static final int MOST_SPEAKERS = 20;
  private static final int MOST_MISTAKES = 5;

  private EvaluationText() {}

  static void print(Evaluation evaluation, PrintWriter out) {
    out.println("Accuracy   " + inWords(evaluation.score()));
    out.println();
    var perSpeaker = evaluation.perSpeaker();
    if (perSpeaker.size() > 1 && perSpeaker.size() <= MOST_SPEAKERS) {
      out.println("By speaker");
      perSpeaker.forEach((speaker, score) -> out.println(row(speaker, score)));
      out.println();
    }
    out.println("By class");
    evaluation.perClass().forEach((label, scores) -> out.println(row(label, scores.score())));
    List<Confusion.Mistake> mistakes = evaluation.confusion().mistakes();
    if (!mistakes.isEmpty()) {
      out.println();
      out.println("Most frequent mistakes");
      mistakes.stream()
          .limit(MOST_MISTAKES)
          .forEach(
              m ->
                  out.println(
                      "  %s taken for %s, %s"
                          .formatted(m.said(), m.recognised(), times(m.count()))));
    }
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  /** Such as {@code 98.7 % (296 of 300; 95 % interval 96.6 to 99.5 %)}. */
  static String inWords(Score score) {
    return String.format(
        Locale.ROOT,
        "%s (%d of %d; 95 %% interval %.1f to %.1f %%)",
        percent(score.accuracy()),
        score.correct(),
        score.total(),
        100 * score.interval().low(),
        100 * score.interval().high());
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String row(String name, Score score) {
    return "  %-12s %s".formatted(name.isEmpty() ? "(unknown)" : name, inWords(score));
  }
}
