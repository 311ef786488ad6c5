package io.nicebeach.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.text.Alphabet;
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

  /** Ten words, each 95 % sure: right in 60 %, but no word is doubtful. */
  @Test
  void aConfidenceIsThatOfEachWordTimesThatOfTheOthers() {
    assertThat(Acceptance.perWord(Math.pow(0.95, 10), 10)).isCloseTo(0.95, within(1e-12));
    assertThat(Acceptance.perWord(0.6, 1)).isEqualTo(0.6);
    assertThat(Acceptance.perWord(0.6, 0)).as("heard as a whole").isEqualTo(0.6);
  }
}
