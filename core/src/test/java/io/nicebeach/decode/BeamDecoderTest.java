package io.nicebeach.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.decode.DecoderSettings.Kind;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.loss.CtcLattice;
import io.nicebeach.network.Batch;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeamDecoderTest {
  private static final Alphabet WORDS = Alphabet.withBlank(Units.WORDS, List.of("yes", "no"));
  private static final Alphabet LETTERS =
      Alphabet.withBlank(Units.CHARACTERS, List.of(" ", "a", "b"));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void confidencesAreTheNetworksProbabilities(long seed) {
    double[][] frames = Alignments.random(8, 3, 3, new SplittableRandom(seed));
    DecoderSettings wide = new DecoderSettings(Kind.BEAM, 0, 10_000, 1, 0, 0, 0);
    Hypothesis heard = decode(WORDS, wide, Guidance.NONE, frames);
    assertThat(heard.confidence()).isCloseTo(probability(frames, heard.text()), within(1e-6));
    double last = heard.confidence();
    for (Alternative other : heard.alternatives()) {
      assertThat(other.confidence()).isLessThanOrEqualTo(last + 1e-6);
      assertThat(other.text()).isNotEqualTo(heard.text());
      last = other.confidence();
    }
    assertThat(heard.alternatives()).isNotEmpty();
  }

  @Test
  void wordsHaveTimes() {
    double[][] frames = sure("--ab--  -b--", LETTERS);
    Hypothesis heard = decode(LETTERS, DecoderSettings.of(Kind.BEAM), Guidance.NONE, frames);
    assertThat(heard.text()).isEqualTo("ab b");
    assertThat(heard.words()).extracting(Word::text).containsExactly("ab", "b");
    assertThat(heard.words().get(0).start()).isCloseTo(1.5 * 0.01, within(1e-9));
    assertThat(heard.words().get(0).end()).isCloseTo(3.5 * 0.01, within(1e-9));
    assertThat(heard.words().get(1).start()).isCloseTo(8.5 * 0.01, within(1e-9));
  }

  /** The network cannot tell; the model has heard "no" after "no". */
  @Test
  void aLanguageModelDecidesWhereTheNetworkCannot() throws IOException {
    double[][] frames = sure("-no-yes-", WORDS);
    frames[3] = new double[] {Math.log(0.02), Math.log(0.49), Math.log(0.49)};
    DecoderSettings settings = DecoderSettings.of(Kind.BEAM);
    Guidance guidance = Guidance.by(PrefixBeamSearchTest.language("yes", "no"));
    assertThat(decode(WORDS, settings, guidance, frames).text()).isEqualTo("no no");
  }

  @Test
  void aBonusBringsWordsAndABlankPenaltyToo() {
    double[][] frames = {{Math.log(0.1), Math.log(0.1), Math.log(0.8)}, {-0.1, -3.0, -3.0}};
    frames[0] = new double[] {Math.log(0.7), Math.log(0.2), Math.log(0.1)};
    assertThat(decode(WORDS, settings(0, 0), Guidance.NONE, frames).text()).isEmpty();
    assertThat(decode(WORDS, settings(0, 2), Guidance.NONE, frames).text()).isEqualTo("yes");
    Hypothesis pressed = decode(WORDS, settings(2, 0), Guidance.NONE, frames);
    assertThat(pressed.text()).isEqualTo("yes");
    assertThat(pressed.confidence()).isBetween(0.2, 0.3);
  }

  /** What is said between "yes" and "no" is another word with 0.6 and nothing with 0.3. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void otherWordsAreNeverWrittenButAreAnAlternative(Kind kind) {
    Alphabet open = Alphabet.withBlank(Units.WORDS, List.of("yes", "no", "_unknown_"));
    double[][] frames = {
      {0.01, 0.97, 0.01, 0.01}, {0.3, 0.05, 0.05, 0.6}, {0.01, 0.01, 0.97, 0.01}
    };
    Arrays.stream(frames).forEach(frame -> Arrays.setAll(frame, k -> Math.log(frame[k])));

    Decoder decoder =
        kind == Kind.BEAM
            ? new BeamDecoder(open, DecoderSettings.of(kind), Guidance.NONE, 0.01)
            : new GreedyDecoder(open, 0, 0.01);
    Hypothesis heard = decoder.decode(logits(open, frames)).get(0);

    assertThat(heard.text()).isEqualTo("yes no");
    assertThat(heard.words()).extracting(Word::text).containsExactly("yes", "no");
    assertThat(heard.confidence())
        .isCloseTo(
            Math.exp(CtcLattice.of(frames, new int[] {1, 2}).logProbability()), within(1e-6));
    Alternative likeliest = heard.alternatives().get(0);
    assertThat(likeliest.text()).isEqualTo(Alphabet.UNKNOWN);
    assertThat(likeliest.confidence()).isCloseTo(1 - 0.99 * 0.4 * 0.99, within(1e-6));
  }

  @Test
  void anEmptyUtteranceSaysNothing() {
    Hypothesis heard =
        decode(WORDS, DecoderSettings.of(Kind.BEAM), Guidance.NONE, new double[0][3]);
    assertThat(heard).isEqualTo(new Hypothesis("", 1, List.of(), List.of()));
  }

  @Test
  void refusesOutputsOfAnotherAlphabet() {
    assertThatThrownBy(
            () ->
                new BeamDecoder(WORDS, DecoderSettings.of(Kind.BEAM), Guidance.NONE, 0.01)
                    .decode(new Batch(new float[4], 1, 4, new int[] {1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 per frame but are 4");
  }

  private static DecoderSettings settings(double blankPenalty, double wordBonus) {
    return new DecoderSettings(Kind.BEAM, blankPenalty, 10, 1, wordBonus, 0, 0);
  }

  private static double probability(double[][] frames, String text) {
    return Math.exp(CtcLattice.of(frames, WORDS.encode(text)).logProbability());
  }

  /** A frame for each character of {@code path}: a token's first one, or - for the blank. */
  private static double[][] sure(String path, Alphabet alphabet) {
    List<String> starts =
        alphabet.tokens().stream().map(t -> t.equals(Alphabet.BLANK) ? "-" : t).toList();
    String compact = path.replace("yes", "y").replace("no", "n");
    double[][] frames = new double[compact.length()][alphabet.size()];
    for (int t = 0; t < frames.length; t++) {
      for (int k = 0; k < alphabet.size(); k++) {
        boolean here = compact.charAt(t) == starts.get(k).charAt(0);
        frames[t][k] = Math.log(here ? 0.97 : 0.03 / (alphabet.size() - 1));
      }
    }
    return frames;
  }

  private static Hypothesis decode(
      Alphabet alphabet, DecoderSettings settings, Guidance guidance, double[][] frames) {
    Decoder decoder = new BeamDecoder(alphabet, settings, guidance, 0.01);
    return decoder.decode(logits(alphabet, frames)).get(0);
  }

  private static Batch logits(Alphabet alphabet, double[][] frames) {
    float[] logits = new float[frames.length * alphabet.size()];
    for (int t = 0; t < frames.length; t++) {
      for (int k = 0; k < alphabet.size(); k++) {
        logits[t * alphabet.size() + k] = (float) frames[t][k];
      }
    }
    return new Batch(logits, frames.length, alphabet.size(), new int[] {frames.length});
  }
}
