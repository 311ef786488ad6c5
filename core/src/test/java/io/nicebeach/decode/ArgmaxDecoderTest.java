package io.nicebeach.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.network.Batch;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Objective.Kind;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgmaxDecoderTest {
  private static final Alphabet WORDS = Alphabet.of(List.of("a", "b", "c", "d"));
  private static final NetworkSpec PLAIN = NetworkSpec.from(4, List.of(), 4);
  private static final NetworkSpec SOFTMAX = NetworkSpec.from(4, List.of("softmax"), 4);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void logitsBecomeProbabilities(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Decoder decoder = decoder(PLAIN, Objective.of(Kind.CROSS_ENTROPY));
    float[] logits = new float[4 * 50];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-2, 4)));
    }
    List<Hypothesis> heard = decoder.decode(batch(logits));
    assertThat(heard).hasSize(50);
    for (int u = 0; u < heard.size(); u++) {
      List<Alternative> all = ranked(heard.get(u));
      assertThat(all.stream().mapToDouble(Alternative::confidence).sum())
          .isCloseTo(1, within(1e-12));
      assertThat(all).allMatch(a -> a.confidence() >= 0 && a.confidence() <= 1);
      assertThat(all).isSortedAccordingTo(Comparator.comparingDouble(a -> -a.confidence()));
      assertThat(all.stream().map(Alternative::text)).containsExactlyInAnyOrder("a", "b", "c", "d");
      float best = logits[4 * u + WORDS.index(heard.get(u).text())];
      for (int token = 0; token < 4; token++) {
        assertThat(logits[4 * u + token]).isLessThanOrEqualTo(best);
      }
    }
  }

  /** ln 4, ln 3, ln 2 and ln 1 are probabilities of 0.4, 0.3, 0.2 and 0.1. */
  @Test
  void softmaxByHand() {
    float[] logits = {0, (float) Math.log(2), (float) Math.log(4), (float) Math.log(3)};
    Hypothesis heard =
        decoder(PLAIN, Objective.of(Kind.CROSS_ENTROPY)).decode(batch(logits)).get(0);
    assertThat(heard.text()).isEqualTo("c");
    assertThat(heard.confidence()).isCloseTo(0.4, within(1e-7));
    assertThat(heard.alternatives().stream().map(Alternative::text)).containsExactly("d", "b", "a");
    assertThat(heard.alternatives().get(2).confidence()).isCloseTo(0.1, within(1e-7));
  }

  @Test
  void ofOtherWordsOnlyTheLikeliestIsNamed() {
    Alphabet alphabet = Alphabet.of(List.of("a", "_up_", "_silence_", "_down_"));
    Decoder decoder = ArgmaxDecoder.of(SOFTMAX, Objective.of(Kind.CROSS_ENTROPY), alphabet);
    List<Alternative> all = ranked(decoder.decode(batch(0.3f, 0.1f, 0.2f, 0.4f)).get(0));
    assertThat(all).extracting(Alternative::text).containsExactly("_down_", "a");
    assertThat(all.get(1).confidence()).isEqualTo(0.3f, within(1e-9));
  }

  @Test
  void aSoftmaxLayersOutputsAreProbabilitiesAlready() {
    float[] probabilities = {0.1f, 0.2f, 0.3f, 0.4f};
    Hypothesis heard =
        decoder(SOFTMAX, Objective.of(Kind.CROSS_ENTROPY)).decode(batch(probabilities)).get(0);
    assertThat(heard.text()).isEqualTo("d");
    assertThat(heard.confidence()).isCloseTo(0.4, within(1e-7));
  }

  @ParameterizedTest
  @EnumSource(names = {"SQUARED_ERROR", "OLAND"})
  void outputsOfSquaredErrorAreScaledAndClipped(Kind kind) {
    Decoder decoder = decoder(PLAIN, new Objective(kind, 0, 6));
    Hypothesis heard = decoder.decode(batch(3, -1, 7, 1.5f)).get(0);
    assertThat(ranked(heard))
        .containsExactly(
            new Alternative("c", 1),
            new Alternative("a", 0.5),
            new Alternative("d", 0.25),
            new Alternative("b", 0));
  }

  @Test
  void equalOutputsKeepTheOrderOfTheAlphabet() {
    for (Kind kind : new Kind[] {Kind.CROSS_ENTROPY, Kind.OLAND}) {
      Hypothesis heard = decoder(PLAIN, Objective.of(kind)).decode(batch(9, 9, 9, 9)).get(0);
      assertThat(ranked(heard).stream().map(Alternative::text)).containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void refusesWhatIsNoClassifiersOutput() {
    Decoder decoder = decoder(PLAIN, Objective.of(Kind.CROSS_ENTROPY));
    assertThatThrownBy(() -> decoder.decode(new Batch(new float[8], 2, 4, new int[] {2})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 x 4 per utterance but are 2 x 4");
    assertThatThrownBy(() -> decoder.decode(new Batch(new float[3], 1, 3, new int[] {1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 x 4 per utterance but are 1 x 3");
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> decoder.decode(batch(0, bad, 0, 0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("that of 'b' is " + bad);
    }
    assertThatThrownBy(() -> decoder(PLAIN, Objective.of(Kind.CTC)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is ctc");
  }

  @Test
  void anEmptyBatchGivesNothing() {
    Decoder decoder = decoder(PLAIN, Objective.of(Kind.CROSS_ENTROPY));
    assertThat(decoder.decode(new Batch(new float[0], 1, 4, new int[0]))).isEmpty();
  }

  private static Decoder decoder(NetworkSpec network, Objective objective) {
    return ArgmaxDecoder.of(network, objective, WORDS);
  }

  private static List<Alternative> ranked(Hypothesis heard) {
    List<Alternative> all = new ArrayList<>();
    all.add(new Alternative(heard.text(), heard.confidence()));
    all.addAll(heard.alternatives());
    return all;
  }

  private static Batch batch(float... outputs) {
    int[] lengths = new int[outputs.length / 4];
    Arrays.fill(lengths, 1);
    return new Batch(outputs, 1, 4, lengths);
  }
}
