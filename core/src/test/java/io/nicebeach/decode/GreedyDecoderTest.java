package io.nicebeach.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.network.Batch;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreedyDecoderTest {
  private static final Alphabet WORDS = Alphabet.withBlank(Units.WORDS, List.of("one", "two"));
  private static final Alphabet LETTERS =
      Alphabet.withBlank(Units.CHARACTERS, List.of(" ", "a", "b"));

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "-, ''",
    "-----, ''",
    "11, one",
    "1-1, one one",
    "-1122-, one two",
    "121, one two one",
    "11-12, one one two",
  })
  void joinsRepeatsThenDropsBlanks(String frames, String text) {
    assertThat(decode(WORDS, 0, sure(WORDS, frames)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"'2', a", "'2-213', aa b", "'1123', ab", "'2311', ab", "'21-12', a  a"})
  void joinsCharacters(String frames, String text) {
    assertThat(decode(LETTERS, 0, sure(LETTERS, frames)).text()).isEqualTo(text);
  }

  @Test
  void wordsHaveTimesAndConfidences() {
    Hypothesis heard = decode(WORDS, 0, sure(WORDS, "--11-2"));
    assertThat(heard.words()).extracting(Word::text).containsExactly("one", "two");
    Word one = heard.words().get(0);
    assertThat(one.start()).isCloseTo(1.5 * 0.04, within(1e-12));
    assertThat(one.end()).isCloseTo(3.5 * 0.04, within(1e-12));
    // sure of a token: logit 2 against 0 of two others
    double sure = Math.exp(2) / (Math.exp(2) + 2);
    assertThat(one.confidence()).isCloseTo(sure, within(1e-12));
    assertThat(heard.delayed(1).words().get(0).start()).isCloseTo(1.06, within(1e-12));
  }

  /** One word in two frames: said in both, or in one of them. */
  @Test
  void theConfidenceIsThatOfAllAlignments() {
    Hypothesis heard = decode(WORDS, 0, sure(WORDS, "-1"));
    double likely = Math.exp(2) / (Math.exp(2) + 2);
    double unlikely = 1 / (Math.exp(2) + 2);
    assertThat(heard.text()).isEqualTo("one");
    assertThat(heard.confidence())
        .isCloseTo(likely * likely + unlikely * likely + unlikely * unlikely, within(1e-12));
  }

  @Test
  void wordsOfCharactersEndAtSpaces() {
    Hypothesis heard = decode(LETTERS, 0, sure(LETTERS, "2-3-1-2"));
    assertThat(heard.words()).extracting(Word::text).containsExactly("ab", "a");
    assertThat(heard.words().get(0).start()).isCloseTo(-0.02, within(1e-12));
    assertThat(heard.delayed(0.01).words().get(0).start()).isZero();
    assertThat(heard.words().get(0).end()).isCloseTo(2.5 * 0.04, within(1e-12));
    double sure = Math.exp(2) / (Math.exp(2) + 3);
    assertThat(heard.words().get(0).confidence()).isCloseTo(sure * sure, within(1e-12));
  }

  @Test
  void aPenaltyOnTheBlankBringsTokensOut() {
    float[] hesitating = {0.4f, 0, -1};
    Batch frame = new Batch(hesitating, 1, 3, new int[] {1});
    assertThat(decode(WORDS, 0, frame).text()).isEmpty();
    assertThat(decode(WORDS, 0.5, frame).text()).isEqualTo("one");
  }

  @Test
  void refusesOutputsOfOtherTokens() {
    Batch four = new Batch(new float[4], 1, 4, new int[] {1});
    assertThatThrownBy(() -> decode(WORDS, 0, four))
        .hasMessageContaining("must be 3 per frame but are 4");
    Batch nan = new Batch(new float[] {0, Float.NaN, 0}, 1, 3, new int[] {1});
    assertThatThrownBy(() -> decode(WORDS, 0, nan)).hasMessageContaining("NaN");
  }

  private static Hypothesis decode(Alphabet alphabet, double blankPenalty, Batch outputs) {
    return new GreedyDecoder(alphabet, blankPenalty, 0.04).decode(outputs).get(0);
  }

  /** In each frame the named token (a dash: the blank) has the logit 2, all others 0. */
  private static Batch sure(Alphabet alphabet, String frames) {
    float[] logits = new float[frames.length() * alphabet.size()];
    for (int t = 0; t < frames.length(); t++) {
      int token = frames.charAt(t) == '-' ? 0 : frames.charAt(t) - '0';
      logits[t * alphabet.size() + token] = 2;
    }
    return new Batch(logits, frames.length(), alphabet.size(), new int[] {frames.length()});
  }
}
