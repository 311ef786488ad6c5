package io.nicebeach.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
  private static final Evaluation EVALUATION =
      new Evaluation(
          List.of(
              new Outcome("a", "ann", "five", "five", 0.9),
              new Outcome("b", "ann", "nine", "five", 0.8),
              new Outcome("c", "bob", "nine", "five", 0.95),
              new Outcome("d", "bob", "one", "nine", 0.5),
              new Outcome("e", "bob", "one", "one", 0.7),
              new Outcome("f", "", "one", "", 0.1)));

  /** As in Newcombe 1998 (Statistics in Medicine 17), table I, method 3; the last is n/(n+z²). */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718",
    "29, 29, 0.8830, 1.0000",
  })
  void wilsonIntervalsAreAsPublished(int successes, int trials, double low, double high) {
    Interval interval = Interval.wilson(successes, trials);
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void nothingTriedNothingKnown() {
    assertThat(Interval.wilson(0, 0)).isEqualTo(new Interval(0, 1));
    assertThat(new Score(0, 0).accuracy()).isZero();
    assertThatThrownBy(() -> Interval.wilson(3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("successes");
  }

  @Test
  void scoresReadTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(new Score(81, 263)).hasToString("30.8 % (81 of 263, 95 % interval 25.5-36.6 %)");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void countsAltogetherAndBySpeaker() {
    assertThat(EVALUATION.score()).isEqualTo(new Score(2, 6));
    assertThat(EVALUATION.accuracy()).isEqualTo(2 / 6.0);
    assertThat(EVALUATION.perSpeaker())
        .containsExactly(
            entry("", new Score(0, 1)),
            entry("ann", new Score(1, 2)),
            entry("bob", new Score(1, 3)));
  }

  @Test
  void countsByClass() {
    Map<String, Evaluation.ClassScore> classes = EVALUATION.perClass();
    assertThat(classes.keySet()).containsExactly("one", "five", "nine");
    assertThat(classes.get("one")).isEqualTo(new Evaluation.ClassScore(new Score(1, 3), 1));
    assertThat(classes.get("five")).isEqualTo(new Evaluation.ClassScore(new Score(1, 1), 1 / 3.0));
    assertThat(classes.get("nine")).isEqualTo(new Evaluation.ClassScore(new Score(0, 2), 0));
  }

  @Test
  void countsConfusions() {
    Confusion confusion = EVALUATION.confusion();
    assertThat(confusion.labels()).containsExactly("one", "five", "nine", "");
    assertThat(confusion.toMap().get("counts"))
        .isEqualTo(
            List.of(
                List.of(1, 0, 1, 1),
                List.of(0, 1, 0, 0),
                List.of(0, 2, 0, 0),
                List.of(0, 0, 0, 0)));
    assertThat(confusion.recognised()).containsExactly(1, 3, 1, 1);
    assertThat(confusion.mistakes())
        .containsExactly(
            new Confusion.Mistake("nine", "five", 2),
            new Confusion.Mistake("one", "nine", 1),
            new Confusion.Mistake("one", "", 1));
  }

  /** As a matrix these counts would take 40 GB. */
  @Test
  void manyWordsTakeNoMoreMemoryThanWhatWasSaid() {
    int words = 100_000;
    List<Outcome> outcomes =
        IntStream.range(0, words)
            .mapToObj(i -> new Outcome("", "ann", "w" + i, "w" + i / 2 * 2, 0.5))
            .toList();
    Evaluation evaluation = new Evaluation(outcomes);
    assertThat(evaluation.confusion().labels()).hasSize(words);
    assertThat(evaluation.confusion().mistakes())
        .hasSize(words / 2)
        .contains(new Confusion.Mistake("w1", "w0", 1));
    assertThat(evaluation.perClass().get("w0").precision()).isEqualTo(0.5);
  }

  @Test
  void noWordComesAfterAllWords() {
    Evaluation evaluation =
        new Evaluation(List.of(new Outcome("a", "ann", "nine oh", "oh", 0.5)), true);
    assertThat(evaluation.confusion().labels()).containsExactly("nine", "oh", "");
  }

  @Test
  void listsTheSurestErrorsFirst() {
    assertThat(EVALUATION.errors()).extracting(Outcome::file).containsExactly("c", "b", "d", "f");
  }

  @Test
  void hasTheKeysThatProgramsReadBy() {
    Map<String, Object> map = EVALUATION.toMap();
    assertThat(map.keySet())
        .containsExactly(
            "accuracy",
            "correct",
            "total",
            "interval",
            "wer",
            "werInterval",
            "cer",
            "substitutions",
            "deletions",
            "insertions",
            "sentenceErrorRate",
            "perSpeaker",
            "perClass",
            "confusion",
            "reliability");
    assertThat(map).containsEntry("correct", 2).containsEntry("total", 6);
    assertThat(map.get("perSpeaker"))
        .isEqualTo(
            Map.of(
                "", speaker(new Score(0, 1)),
                "ann", speaker(new Score(1, 2)),
                "bob", speaker(new Score(1, 3))));
    Map<?, ?> confusion = (Map<?, ?>) map.get("confusion");
    assertThat(List.copyOf(confusion.keySet())).isEqualTo(List.of("labels", "counts"));
    assertThat(confusion.get("counts"))
        .isEqualTo(
            List.of(
                List.of(1, 0, 1, 1),
                List.of(0, 1, 0, 0),
                List.of(0, 2, 0, 0),
                List.of(0, 0, 0, 0)));
  }

  @Test
  void crossValidationCountsEverySpeakerTheSame() {
    CrossValidation result =
        new CrossValidation(
            List.of(
                new CrossValidation.Fold("ann", said("ann", 9, 10)),
                new CrossValidation.Fold("bob", said("bob", 50, 100))));
    assertThat(result.mean()).isCloseTo(0.7, within(1e-12));
    assertThat(result.worst().speaker()).isEqualTo("bob");
    assertThat(result.pooled().score()).isEqualTo(new Score(59, 110));
    Map<String, Object> map = result.toMap();
    assertThat(map.keySet())
        .containsExactly(
            "folds",
            "mean",
            "worst",
            "worstSpeaker",
            "wer",
            "werInterval",
            "substitutions",
            "deletions",
            "insertions");
    assertThat(map)
        .containsEntry("worst", 0.5)
        .containsEntry("wer", 51 / 110.0)
        .containsEntry("substitutions", 51);
    assertThat((List<?>) map.get("folds"))
        .first()
        .isEqualTo(
            Map.of(
                "speaker",
                "ann",
                "accuracy",
                0.9,
                "correct",
                9,
                "total",
                10,
                "interval",
                Interval.wilson(9, 10).toList(),
                "wer",
                0.1));
    assertThatThrownBy(() -> new CrossValidation(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, Object> speaker(Score score) {
    Map<String, Object> map = score.toMap();
    map.put("wer", (double) (score.total() - score.correct()) / score.total());
    return map;
  }

  private static Evaluation said(String speaker, int correct, int total) {
    return new Evaluation(
        IntStream.range(0, total)
            .mapToObj(i -> new Outcome("" + i, speaker, "a", i < correct ? "a" : "b", 0.5))
            .toList());
  }
}
