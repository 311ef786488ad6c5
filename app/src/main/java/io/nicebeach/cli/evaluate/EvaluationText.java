package io.nicebeach.cli.evaluate;

import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.Confusion;
import io.nicebeach.evaluate.ErrorCounts;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Interval;
import io.nicebeach.evaluate.Score;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/** An evaluation as lines for people. */
public final class EvaluationText {
  private static final int MOST_SPEAKERS = 20;
  private static final int MOST_CLASSES = 40;
  private static final int HARDEST = 10;
  private static final int MOST_MISTAKES = 5;

  private EvaluationText() {}

  public static void print(Evaluation evaluation, PrintWriter out) {
    if (evaluation.running()) {
      printRunning(evaluation, out);
    } else {
      printIsolated(evaluation, out);
    }
    out.println();
    out.println(
        "Confidence " + percent(evaluation.reliability().expectedError()) + " off, on average");
    List<Confusion.Mistake> mistakes = evaluation.confusion().mistakes();
    if (!mistakes.isEmpty()) {
      out.println();
      out.println("Most frequent mistakes");
      mistakes.stream().limit(MOST_MISTAKES).forEach(m -> out.println("  " + inWords(m)));
    }
  }

  /** What is accepted and what is not. */
  public static void print(Acceptances acceptances, PrintWriter out) {
    out.println();
    out.printf(
        Locale.ROOT,
        "Accepted with confidence from %.2f%s on%n",
        acceptances.threshold(),
        acceptances.perWord() ? " a word" : "");
    out.println("  own words    " + inWords(acceptances.acceptedKnown()));
    out.println("  right        " + inWords(acceptances.rightOfAccepted()));
    if (!acceptances.others().isEmpty()) {
      out.println("  other words  " + inWords(acceptances.acceptedOthers()));
    }
    if (acceptances.silentSeconds() > 0) {
      out.printf(
          Locale.ROOT,
          "  silence      %.1f times an hour, in %.2f hours%n",
          acceptances.falseAcceptsPerHour(),
          acceptances.silentSeconds() / 3600);
    }
  }

  private static void printIsolated(Evaluation evaluation, PrintWriter out) {
    out.println("Accuracy   " + inWords(evaluation.score()));
    printSpeakers(evaluation.perSpeaker(), EvaluationText::inWords, out);
    out.println();
    printClasses(evaluation.perClass(), out);
  }

  /** All classes, or the hardest if nobody would read so many. */
  private static void printClasses(
      SortedMap<String, Evaluation.ClassScore> classes, PrintWriter out) {
    if (classes.size() <= MOST_CLASSES) {
      out.println("By class");
      classes.forEach((label, scores) -> out.println(row(label, scores.score())));
      return;
    }
    out.printf(Locale.ROOT, "The hardest of %,d classes%n", classes.size());
    classes.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> entry.getValue().score().accuracy()))
        .limit(HARDEST)
        .forEach(entry -> out.println(row(entry.getKey(), entry.getValue().score())));
  }

  private static void printRunning(Evaluation evaluation, PrintWriter out) {
    out.println(evaluation.wordErrors().kaldiLine());
    out.println("Words      " + wordErrors(evaluation));
    out.println("Characters " + percent(evaluation.characterErrors().rate()) + " wrong");
    out.println("Sentences  " + inWords(evaluation.score()) + " right");
    printSpeakers(evaluation.speakerErrors(), EvaluationText::inWords, out);
  }

  private static <T> void printSpeakers(
      SortedMap<String, T> speakers, Function<T, String> inWords, PrintWriter out) {
    if (speakers.size() > 1 && speakers.size() <= MOST_SPEAKERS) {
      out.println();
      out.println("By speaker");
      speakers.forEach((speaker, result) -> out.println(row(speaker, inWords.apply(result))));
    }
  }

  /** Such as {@code 4.2 % wrong (95 % interval 2.9 to 5.6 %, drawn by speaker)}. */
  public static String wordErrors(Evaluation evaluation) {
    Interval interval = evaluation.wordErrorInterval();
    return String.format(
        Locale.ROOT,
        "%s wrong (95 %% interval %.1f to %.1f %%, drawn by %s)",
        percent(evaluation.wordErrors().rate()),
        100 * interval.low(),
        100 * interval.high(),
        evaluation.isDrawnBySpeaker() ? "speaker" : "utterance");
  }

  public static String inWords(ErrorCounts words) {
    return String.format(
        Locale.ROOT,
        "%s wrong (%d of %d words: %d substituted, %d deleted, %d inserted)",
        percent(words.rate()),
        words.errors(),
        words.total(),
        words.substitutions(),
        words.deletions(),
        words.insertions());
  }

  private static String inWords(Confusion.Mistake mistake) {
    String times = times(mistake.count());
    if (mistake.recognised().isEmpty()) {
      return "%s not heard, %s".formatted(mistake.said(), times);
    }
    return mistake.said().isEmpty()
        ? "%s heard where it was not said, %s".formatted(mistake.recognised(), times)
        : "%s taken for %s, %s".formatted(mistake.said(), mistake.recognised(), times);
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  /** In a line: how many utterances are right, and of running speech how many words are wrong. */
  static String inALine(Evaluation evaluation) {
    return inWords(evaluation.score())
        + (evaluation.running()
            ? ", words " + percent(evaluation.wordErrors().rate()) + " wrong"
            : "");
  }

  /** The same as numbers. */
  static Map<String, Object> inNumbers(Evaluation evaluation) {
    Map<String, Object> numbers = new LinkedHashMap<>(evaluation.score().toMap());
    if (evaluation.running()) {
      numbers.put("wer", evaluation.wordErrors().rate());
    }
    return numbers;
  }

  /** Such as {@code 98.7 % (296 of 300; 95 % interval 96.6 to 99.5 %)}. */
  public static String inWords(Score score) {
    return String.format(
        Locale.ROOT,
        "%s (%d of %d; 95 %% interval %.1f to %.1f %%)",
        percent(score.accuracy()),
        score.correct(),
        score.total(),
        100 * score.interval().low(),
        100 * score.interval().high());
  }

  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String row(String name, Score score) {
    return row(name, inWords(score));
  }

  private static String row(String name, String result) {
    return "  %-12s %s".formatted(name.isEmpty() ? "(unknown)" : name, result);
  }
}
