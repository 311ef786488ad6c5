package io.nicebeach.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.decode.ArgmaxDecoder;
import io.nicebeach.decode.Decoder;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.features.Features;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.recognize.WordSpotter.Spotted;
import io.nicebeach.text.Alphabet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With recordings whose frames say which word they are of, 100 a second, and 0 in between. */
class WordSpotterTest {
  private static final Alphabet ALPHABET =
      Alphabet.of(List.of(Alphabet.SILENCE, "yes", "no", Alphabet.UNKNOWN));
  private static final int YES = 1;
  private static final int NO = 2;
  private static final int OTHER = 3;
  private static final int WORD = 60;

  private static final NetworkSpec CLASSIFIER =
      NetworkSpec.from(
          1,
          List.of(
              Map.of("pool", Map.of("kind", "mean")), Map.of("dense", Map.of("units", "classes"))),
          ALPHABET.size());

  private final Decoder decoder =
      ArgmaxDecoder.of(CLASSIFIER, Objective.of(Objective.Kind.CROSS_ENTROPY), ALPHABET);
  private final WordSpotter spotter = new WordSpotter(1.5, 100, WordSpotterTest::outputs, decoder);

  /** A logit for each word, the larger the more of the word is in the piece. */
  private static float[] outputs(Features piece) {
    float[] logits = new float[ALPHABET.size()];
    for (float frame : piece.values()) {
      logits[(int) frame] += 8f / WORD;
    }
    logits[0] = 3;
    return logits;
  }

  private static Features silence(int frames) {
    return new Features(new float[frames], frames, 1);
  }

  private static Features with(Features recording, int word, int start) {
    float[] values = recording.values().clone();
    Arrays.fill(values, start, start + WORD, word);
    return new Features(values, recording.frames(), 1);
  }

  private Hypothesis spot(Features spectra) {
    return spotter.spot(spectra).heard();
  }

  @Test
  void goesOnHoweverFewFramesThereAreInASecond() {
    WordSpotter slow = new WordSpotter(0.5, 0.1, WordSpotterTest::outputs, decoder);
    assertThat(slow.spot(silence(10)).heard().text()).isEqualTo(Alphabet.SILENCE);
  }

  @Test
  void tellsWhereTheWordIs() {
    Spotted found = spotter.spot(with(silence(1000), YES, 615));
    assertThat(found.first()).isBetween(615 + WORD - 175, 615);
    assertThat(found.end()).isEqualTo(found.first() + 175);
  }

  @Test
  void whatIsHardlyLongerThanAWindowIsHeardAsAWhole() {
    assertThat(spotter.isFor(200)).isFalse();
    assertThat(spotter.isFor(201)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 77, 230, 339, 340})
  void findsAWordWhereverItIs(int start) {
    Hypothesis heard = spot(with(silence(400), YES, start));
    assertThat(heard.text()).isEqualTo("yes");
    assertThat(heard.confidence()).isGreaterThan(0.9);
    assertThat(heard.alternatives()).extracting(Alternative::text).contains("no");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 224, 225, 226, 1000})
  void looksAtTheEndHoweverLongTheRecordingIs(int frames) {
    assertThat(spot(with(silence(frames), NO, frames - WORD)).text()).isEqualTo("no");
  }

  @Test
  void hearsSilenceWhereThereIsNothingElse() {
    Hypothesis heard = spot(silence(400));
    assertThat(heard.text()).isEqualTo(Alphabet.SILENCE);
  }

  @Test
  void anotherWordElsewhereSpeaksAgainstIt() {
    Features one = with(silence(800), YES, 100);
    double alone = spot(one).confidence();
    Hypothesis two = spot(with(one, NO, 600));
    assertThat(confidence(two, "yes")).isLessThan(0.1 * alone);
    assertThat(confidence(spot(with(one, YES, 600)), "yes")).isCloseTo(alone, within(1e-9));
    assertThat(confidence(spot(with(one, OTHER, 600)), "yes")).isCloseTo(alone, within(1e-9));
  }

  private static double confidence(Hypothesis heard, String word) {
    return heard.text().equals(word)
        ? heard.confidence()
        : heard.alternatives().stream()
            .filter(other -> other.text().equals(word))
            .mapToDouble(Alternative::confidence)
            .findFirst()
            .orElseThrow();
  }

  /** A crackle may sound like a word to one window, but not to the next. */
  @Test
  void aSingleWindowDoesNotDecide() {
    WordSpotter fooled =
        new WordSpotter(
            1.5, 100, piece -> new float[] {3, piece.at(0, 0) == YES ? 5 : 0, 0, 0}, decoder);
    Features crackle = silence(400);
    crackle.values()[100] = YES;
    assertThat(fooled.spot(crackle).heard().text()).isEqualTo(Alphabet.SILENCE);
  }
}
