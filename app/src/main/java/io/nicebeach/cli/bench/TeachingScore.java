package io.nicebeach.cli.bench;

import io.nicebeach.cli.evaluate.EvaluationText;
import io.nicebeach.evaluate.Reliability;
import io.nicebeach.evaluate.Reliability.Answer;
import io.nicebeach.evaluate.Score;
import io.nicebeach.recognize.Recognition;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a recogniser of taught words made of these words and of others. */
final class TeachingScore {
  private static final double[] THRESHOLDS = {0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9};

  private final List<Answer> taught = new ArrayList<>();
  private final List<Double> others = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();

  /** Of CPU, to teach all words once. */
  void taughtIn(double cpuSeconds) {
    seconds.add(cpuSeconds);
  }

  /** What was heard where a taught word was said. */
  void heard(String said, Recognition heard) {
    taught.add(new Answer(heard.confidence(), heard.hypothesis().text().equals(said)));
  }

  /** What was heard where another word was said. */
  void heardOther(Recognition heard) {
    others.add(heard.confidence());
  }

  void print(PrintWriter out) {
    int right = (int) taught.stream().filter(Answer::isRight).count();
    out.printf(
        "  right, if everything is accepted: %s; confidence %.1f %% off%n",
        EvaluationText.inWords(new Score(right, taught.size())),
        100 * Reliability.of(taught).expectedError());
    out.println("  threshold   taught words: right  wrong  rejected   other words: accepted");
    for (double threshold : THRESHOLDS) {
      double accepted = percent(taught, answer -> answer.confidence() >= threshold);
      double rightly =
          percent(taught, answer -> answer.isRight() && answer.confidence() >= threshold);
      out.printf(
          "  %9.2f   %17.1f %% %5.1f %% %7.1f %%   %20.1f %%%n",
          threshold,
          rightly,
          accepted - rightly,
          100 - accepted,
          percent(others, confidence -> confidence >= threshold));
    }
    out.printf(
        "  CPU to teach: %.2f s at first, %.2f s on average%n",
        seconds.get(0), seconds.stream().mapToDouble(s -> s).average().orElse(0));
  }

  private static <T> double percent(List<T> all, Predicate<T> some) {
    return 100.0 * all.stream().filter(some).count() / Math.max(1, all.size());
  }
}
