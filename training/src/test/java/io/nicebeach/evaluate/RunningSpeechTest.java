package io.nicebeach.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningSpeechTest {
  private static final Evaluation EVALUATION =
      new Evaluation(
          List.of(
              new Outcome("a", "ann", "yes no yes", "yes no yes", 0.9),
              new Outcome("b", "ann", "yes no no", "yes no", 0.8),
              new Outcome("c", "bob", "no yes", "no no yes yes", 0.7),
              new Outcome("d", "bob", "no no", "no yes", 0.6)),
          true);

  @Test
  void countsWordsWhereTheyAreMisheard() {
    assertThat(EVALUATION.wordErrors()).isEqualTo(new ErrorCounts(1, 1, 2, 10));
    assertThat(EVALUATION.wordErrors().rate()).isEqualTo(0.4);
    assertThat(EVALUATION.score()).isEqualTo(new Score(1, 4));
    assertThat(EVALUATION.speakerErrors())
        .containsExactly(
            entry("ann", new ErrorCounts(0, 1, 0, 6)), entry("bob", new ErrorCounts(1, 0, 2, 4)));
    assertThat(EVALUATION.perClass().get("no").score()).isEqualTo(new Score(4, 6));
    assertThat(EVALUATION.perClass().keySet()).containsExactly("no", "yes");
    assertThat(EVALUATION.confusion().mistakes())
        .extracting(m -> m.said() + ">" + m.recognised())
        .containsExactlyInAnyOrder(">no", ">yes", "no>", "no>yes");
  }

  /** "no" deleted with its space; "no " and " yes" inserted; "no" to "yes": 3 + 3 + 4 + 3. */
  @Test
  void countsCharactersWithTheirSpaces() {
    assertThat(EVALUATION.characterErrors().errors()).isEqualTo(3 + 7 + 3);
    assertThat(EVALUATION.characterErrors().total()).isEqualTo(10 + 9 + 6 + 5);
  }

  @Test
  void isolatedWordsAreOneWordEachWhateverTheirSpaces() {
    Evaluation isolated =
        new Evaluation(
            List.of(
                new Outcome("a", "", "turn left", "turn right", 0.9),
                new Outcome("b", "", "turn left", "", 0.9)));
    assertThat(isolated.wordErrors()).isEqualTo(new ErrorCounts(1, 1, 0, 2));
    assertThat(isolated.confusion().labels()).containsExactly("turn left", "turn right", "");
  }

  @Test
  void kaldisLine() {
    assertThat(new ErrorCounts(0, 1, 0, 240).kaldiLine())
        .isEqualTo("%WER 0.42 [1 / 240, 0 ins, 1 del, 0 sub ]");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "3, 0, 1", "3, 2, 1.5", "1, 4, 0.25"})
  void ratesOfNothingAndBeyondOne(int errors, int total, double rate) {
    assertThat(new ErrorCounts(errors, 0, 0, total).rate()).isEqualTo(rate);
  }

  /** Draws from many equal blocks are nearly normal: the deviation of the mean is s / sqrt(n). */
  @Test
  void bootstrapIntervalsAreThoseOfTheMeanForManyBlocks() {
    List<ErrorCounts> blocks =
        IntStream.range(0, 400).mapToObj(i -> new ErrorCounts(i % 4, 0, 0, 10)).toList();
    Interval interval = Bootstrap.interval(blocks, 1);
    double reach = 1.96 * Math.sqrt(1.25) / 10 / Math.sqrt(400);
    assertThat(interval.low()).isCloseTo(0.15 - reach, within(0.001));
    assertThat(interval.high()).isCloseTo(0.15 + reach, within(0.001));
    assertThat(Bootstrap.interval(blocks, 1)).isEqualTo(interval);
    assertThat(Bootstrap.interval(List.of(), 1)).isEqualTo(new Interval(0, 1));
  }

  /** All errors are one speaker's, so an interval over speakers must be the wider one. */
  @Test
  void speakersAreDrawnAsWholes() {
    List<Outcome> outcomes = new ArrayList<>();
    for (String speaker : List.of("a", "b", "c", "d", "e")) {
      String heard = speaker.equals("a") ? "no" : "yes";
      outcomes.addAll(Collections.nCopies(40, new Outcome("f", speaker, "yes", heard, 1)));
    }
    Evaluation known = new Evaluation(outcomes, true);
    Evaluation unknown =
        new Evaluation(
            outcomes.stream()
                .map(o -> new Outcome("f", "", o.reference(), o.hypothesis(), 1))
                .toList(),
            true);
    assertThat(known.isDrawnBySpeaker()).isTrue();
    assertThat(unknown.isDrawnBySpeaker()).isFalse();
    assertThat(known.wordErrorInterval()).isEqualTo(new Interval(0, 0.6));
    assertThat(unknown.wordErrorInterval().high()).isBetween(0.2, 0.3);
  }
}
