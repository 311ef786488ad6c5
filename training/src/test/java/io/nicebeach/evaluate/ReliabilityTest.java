package io.nicebeach.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.evaluate.Reliability.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
  private static List<Answer> answers(double confidence, int right, int wrong) {
    List<Answer> answers = new ArrayList<>();
    answers.addAll(Collections.nCopies(right, new Answer(confidence, true)));
    answers.addAll(Collections.nCopies(wrong, new Answer(confidence, false)));
    return answers;
  }

  @Test
  void confidenceThatMeansWhatItSaysHasNoError() {
    List<Answer> answers = new ArrayList<>(answers(0.8, 8, 2));
    answers.addAll(answers(0.5, 5, 5));
    Reliability reliability = Reliability.of(answers);
    assertThat(reliability.expectedError()).isCloseTo(0, within(1e-12));
    assertThat(reliability.count()).isEqualTo(20);
  }

  @Test
  void theErrorIsWeightedByTheAnswers() {
    List<Answer> answers = new ArrayList<>(answers(0.95, 15, 15)); // 0.45 too sure
    answers.addAll(answers(0.25, 10, 0)); // 0.75 too unsure
    assertThat(Reliability.of(answers).expectedError())
        .isCloseTo((30 * 0.45 + 10 * 0.75) / 40, within(1e-12));
  }

  @Test
  void theEndsHaveBinsAndNoAnswersNoError() {
    List<Answer> ends = List.of(new Answer(0, false), new Answer(1, true));
    assertThat(Reliability.of(ends).expectedError()).isZero();
    assertThat(Reliability.of(List.of()).expectedError()).isZero();
    assertThat(Reliability.of(ends).toMap()).containsKey("expectedCalibrationError");
  }
}
