package io.nicebeach.cli.bench;

import io.nicebeach.cli.evaluate.EvaluationText;
import io.nicebeach.evaluate.Score;
import io.nicebeach.recognize.Recognition;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What a recogniser of taught words made of these words and of others. */
final class TeachingScore {
  private static final double[] THRESHOLDS = {0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

  private final List<Double> right = new ArrayList<>();
  private final List<Double> wrong = new ArrayList<>();
  private final List<Double> others = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();

  /** Of CPU, to teach all words once. */
  void taughtIn(double cpuSeconds) {
    seconds.add(cpuSeconds);
  }

  /** What was heard where a taught word was said. */
  void heard(String said, Recognition heard) {
    (heard.hypothesis().text().equals(said) ? right : wrong).add(heard.confidence());
  }

  /** What was heard where another word was said. */
  void heardOther(Recognition heard) {
    others.add(heard.confidence());
  }

  void print(PrintWriter out) {
    int tested = right.size() + wrong.size();
    out.printf(
        "  right, if everything is accepted: %s%n",
        EvaluationText.inWords(new Score(right.size(), tested)));
    out.println("  threshold   taught words: right  wrong  rejected   other words: accepted");
    for (double threshold : THRESHOLDS) {
      out.printf(
          "  %9.1f   %17.1f %% %5.1f %% %7.1f %%   %20.1f %%%n",
          threshold,
          percent(accepted(right, threshold), tested),
          percent(accepted(wrong, threshold), tested),
          percent(tested - accepted(right, threshold) - accepted(wrong, threshold), tested),
          percent(accepted(others, threshold), others.size()));
    }
    out.printf(
        "  CPU to teach: %.2f s at first, %.2f s on average%n",
        seconds.get(0), seconds.stream().mapToDouble(s -> s).average().orElse(0));
  }

  private static long accepted(List<Double> confidences, double threshold) {
    return confidences.stream().filter(confidence -> confidence >= threshold).count();
  }

  private static double percent(long some, int all) {
    return 100.0 * some / Math.max(1, all);
  }
}
