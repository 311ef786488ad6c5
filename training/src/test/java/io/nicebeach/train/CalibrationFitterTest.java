package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.decode.Calibration;
import io.nicebeach.decode.Calibration.Curve;
import io.nicebeach.evaluate.Reliability;
import io.nicebeach.evaluate.Reliability.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationFitterTest {
  /** Answers that are right as often as the curve says. */
  private static List<Answer> answers(Curve truth, int count, long seed) {
    Random random = new Random(seed);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double probability = random.nextDouble();
      answers.add(new Answer(probability, random.nextDouble() < truth.apply(probability)));
    }
    return answers;
  }

  @ParameterizedTest(name = "scale {0}, offset {1}, seed {2}")
  @CsvSource({"1, 0, 1", "0.5, 1, 2", "2, -1, 3", "0.3, 0.2, 4"})
  void findsTheCurveThatTheAnswersWereDrawnFrom(double scale, double offset, long seed) {
    Curve fitted = CalibrationFitter.fit(answers(new Curve(scale, offset), 20_000, seed));
    assertThat(fitted.scale()).isCloseTo(scale, within(0.06 * Math.max(1, scale)));
    assertThat(fitted.offset()).isCloseTo(offset, within(0.08));
  }

  @Test
  void makesConfidenceOfTooSureANetworkBelievable() {
    Curve tooSure = new Curve(0.3, 0.8);
    Curve fitted = CalibrationFitter.fit(answers(tooSure, 2000, 5));
    List<Answer> fresh = answers(tooSure, 20_000, 6);
    List<Answer> calibrated =
        fresh.stream().map(a -> new Answer(fitted.apply(a.confidence()), a.isRight())).toList();
    assertThat(Reliability.of(fresh).expectedError()).isGreaterThan(0.06);
    assertThat(Reliability.of(calibrated).expectedError()).isLessThan(0.03);
  }

  @Test
  void fewAnswersOfOneKindTeachNothing() {
    List<Answer> answers = new ArrayList<>(Collections.nCopies(500, new Answer(0.9, true)));
    answers.addAll(Collections.nCopies(CalibrationFitter.FEWEST - 1, new Answer(0.2, false)));
    assertThat(CalibrationFitter.fit(answers)).isEqualTo(Curve.IDENTITY);
    assertThat(CalibrationFitter.fit(List.of())).isEqualTo(Curve.IDENTITY);
  }

  @Test
  void certaintyAndAWrongOrderLeaveAUsableCurve() {
    List<Answer> answers = new ArrayList<>(Collections.nCopies(50, new Answer(1, true)));
    answers.addAll(Collections.nCopies(50, new Answer(0, false)));
    Curve sure = CalibrationFitter.fit(answers);
    assertThat(sure.apply(1)).isGreaterThan(0.9).isLessThanOrEqualTo(1);
    List<Answer> turned = new ArrayList<>(Collections.nCopies(50, new Answer(0.9, false)));
    turned.addAll(Collections.nCopies(50, new Answer(0.1, true)));
    Curve flat = CalibrationFitter.fit(turned);
    assertThat(flat.scale()).isPositive();
    assertThat(flat.apply(0.9)).isBetween(0.4, 0.6);
  }

  @Test
  void answersInTheWrongOrderAreBelievedAsOftenAsTheyAreRight() {
    List<Answer> answers = new ArrayList<>(Collections.nCopies(150, new Answer(0.9, true)));
    answers.addAll(Collections.nCopies(50, new Answer(0.999, false)));
    Curve curve = CalibrationFitter.fit(answers);
    assertThat(curve.scale()).isPositive();
    assertThat(answers.stream().mapToDouble(a -> curve.apply(a.confidence())).average().orElse(0))
        .isCloseTo(0.75, within(0.01));
  }

  @Test
  void noCurveChangesNothing() {
    for (double p : new double[] {0, 1e-12, 0.3, 1}) {
      assertThat(Calibration.NONE.utterances().apply(p)).isEqualTo(p);
    }
  }
}
