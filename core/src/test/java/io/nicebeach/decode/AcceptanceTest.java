package io.nicebeach.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptanceTest {
  private static final Alphabet KNOWING = Alphabet.of(List.of("yes", "no", "_up_"));

  @Test
  void whoKnowsNothingElseAcceptsEverything() {
    assertThat(Acceptance.usual(Alphabet.of(List.of("yes", "no"))).threshold()).isZero();
    assertThat(Acceptance.usual(KNOWING).threshold()).isEqualTo(0.5);
  }

  @Test
  void othersThatAreNoMoreThanInUseChangeNothing() {
    assertThat(Acceptance.usual(KNOWING, 0.1)).isEqualTo(Acceptance.usual(KNOWING));
  }

  @Test
  void probabilitiesAreTakenFromTheSharesOfTheTrainingToThoseOfUse() {
    Acceptance acceptance = Acceptance.usual(KNOWING, 0.4);
    assertThat(acceptance.threshold()).isEqualTo(0.75);
    assertThat(acceptance.calibration().utterances().apply(0.6))
        .as("six of ten were words, nine of ten are")
        .isCloseTo(0.9, within(1e-12));
    assertThat(acceptance.calibration().words())
        .as("one meaning for utterance and word")
        .isEqualTo(acceptance.calibration().utterances());
  }

  @Test
  void runningSpeechIsAcceptedIfItIsMoreLikelyRightThanNot() {
    Alphabet strings = Alphabet.withBlank(Units.WORDS, List.of("yes", "no", "_unknown_"));
    assertThat(Acceptance.usual(strings, 0.4).threshold()).isEqualTo(0.5);
    assertThat(Acceptance.usual(strings, 0.4).calibration())
        .isEqualTo(Acceptance.usual(KNOWING, 0.4).calibration());
  }
}
