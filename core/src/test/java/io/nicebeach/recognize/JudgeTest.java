package io.nicebeach.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.decode.Acceptance;
import io.nicebeach.decode.Calibration;
import io.nicebeach.decode.Calibration.Curve;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.decode.Hypothesis.Word;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static Recognition judge(double threshold, Hypothesis heard) {
    return new Judge(new Acceptance(Calibration.NONE, threshold)).judge(heard);
  }

  private static Hypothesis heard(String text, double confidence, Alternative... others) {
    return new Hypothesis(text, confidence, List.of(others));
  }

  @Test
  void standsByWhatIsLikelyEnough() {
    Recognition sure = judge(0.6, heard("yes", 0.6, new Alternative("no", 0.4)));
    assertThat(sure.isAccepted()).isTrue();
    assertThat(sure.text()).isEqualTo("yes");
    assertThat(sure.alternatives()).containsExactly(new Alternative("no", 0.4));

    Recognition unsure = judge(0.61, heard("yes", 0.6, new Alternative("no", 0.4)));
    assertThat(unsure.rejection()).contains(Rejection.UNSURE);
    assertThat(unsure.text()).isEmpty();
    assertThat(unsure.hypothesis().text()).isEqualTo("yes");
    assertThat(unsure.confidence()).isEqualTo(0.6);
  }

  @Test
  void namesWhatItWasRatherTakenFor() {
    Alternative yes = new Alternative("yes", 0.2);
    Recognition other = judge(0.5, heard("_unknown_", 0.8, yes));
    assertThat(other.rejection()).contains(Rejection.UNKNOWN_WORDS);
    assertThat(other.hypothesis().text()).isEqualTo("yes");
    assertThat(other.confidence()).isEqualTo(0.2);
    assertThat(judge(0.5, heard("_silence_", 0.8, yes)).rejection()).contains(Rejection.SILENCE);
    assertThat(judge(0.5, heard("_silence_rain_", 0.8, yes)).rejection())
        .contains(Rejection.SILENCE);
    assertThat(judge(0.5, heard("", 1)).rejection()).contains(Rejection.SILENCE);
    assertThat(judge(0.5, heard("one _unknown_ two", 0.9)).rejection())
        .contains(Rejection.UNKNOWN_WORDS);
  }

  @Test
  void aLongUtteranceIsNotRefusedForItsLength() {
    List<Word> words = Collections.nCopies(10, new Word("one", 0, 0, 0.95));
    double confidence = Math.pow(0.95, 10);
    Hypothesis string = new Hypothesis("one".repeat(10), confidence, words, List.of());
    assertThat(judge(0.94, string).isAccepted()).isTrue();
    assertThat(judge(0.96, string).isAccepted()).isFalse();
    assertThat(judge(0.94, string).confidence()).isEqualTo(confidence);
  }

  /** Running speech is written down in known words; that others were said is an alternative. */
  @Test
  void otherWordsThatAreLikelierThanTheTranscriptAreTheReason() {
    Alternative others = new Alternative("_unknown_", 0.4);
    assertThat(judge(0.5, heard("one two", 0.3, others)).rejection())
        .contains(Rejection.UNKNOWN_WORDS);
    assertThat(judge(0.5, heard("one two", 0.45, others)).rejection()).contains(Rejection.UNSURE);
    assertThat(judge(0.4, heard("one two", 0.45, others)).text()).isEqualTo("one two");
  }

  @Test
  void whoAsksForLessGetsTheBestWordAlthoughAnotherWasLikelier() {
    Recognition guess = judge(0.1, heard("_unknown_", 0.8, new Alternative("yes", 0.2)));
    assertThat(guess.text()).isEqualTo("yes");
  }

  @Test
  void noWordIsAnAlternative() {
    Recognition sure = judge(0, heard("yes", 0.6, new Alternative("_silence_", 0.4)));
    assertThat(sure.alternatives()).isEmpty();
  }

  @Test
  void judgesByTheCalibratedConfidence() {
    Calibration calibration = new Calibration(new Curve(0.5, -1), Curve.IDENTITY);
    Judge judge = new Judge(new Acceptance(calibration, 0.5));
    Recognition doubtful = judge.judge(heard("yes", 0.8, new Alternative("no", 0.2)));
    // log odds of 0.8 are log 4; half of that less 1 is -0.307
    assertThat(doubtful.confidence()).isCloseTo(0.4239, within(1e-4));
    assertThat(doubtful.alternatives().get(0).confidence()).isLessThan(0.2);
    assertThat(doubtful.rejection()).contains(Rejection.UNSURE);
  }
}
