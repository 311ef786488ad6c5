package io.nicebeach.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NgramEstimatorTest {
  private static final List<List<String>> TEXT =
      List.of(List.of("a", "b"), List.of("a", "b", "a"), List.of("b"), List.of("a", "c"));

  /**
   * Unigrams: a 4, b 3, c 1, the end 4 of 12, four types, so 4/16 is kept for five words (one of
   * them unknown). After a: b 2, c 1, the end 1.
   */
  @Test
  void wittenBellByHand() {
    NgramModel model = NgramEstimator.estimate(TEXT, 2, Smoothing.WITTEN_BELL);
    double b = 3 / 16.0 + 4 / 16.0 / 5;
    double unknown = 4 / 16.0 / 5;
    Context afterA = model.next(model.start(), "a").context();
    assertThat(probability(model, afterA, "b")).isCloseTo(2 / 7.0 + 3 / 7.0 * b, within(1e-12));
    assertThat(probability(model, afterA, "x")).isCloseTo(3 / 7.0 * unknown, within(1e-12));
    assertThat(probability(model, model.start(), "b"))
        .isCloseTo(1 / 6.0 + 2 / 6.0 * b, within(1e-12));
  }

  /**
   * Bigrams: "start a" 3, "a b" 2, "b end" 2, five more once: D = 5 / (5 + 2 * 2). A word's unigram
   * counts what it was seen after: a 2 (start, b), b 2 (start, a), c 1, the end 3; of these one
   * once and two twice: D = 1 / (1 + 2 * 2).
   */
  @Test
  void kneserNeyByHand() {
    NgramModel model = NgramEstimator.estimate(TEXT, 2, Smoothing.KNESER_NEY);
    double b = (2 - 0.2) / 8 + 0.2 * 4 / 8 / 5;
    double unknown = 0.2 * 4 / 8 / 5;
    Context afterA = model.next(model.start(), "a").context();
    assertThat(probability(model, afterA, "b"))
        .isCloseTo((2 - 5 / 9.0) / 4 + 5 / 9.0 * 3 / 4 * b, within(1e-12));
    assertThat(probability(model, afterA, "x")).isCloseTo(5 / 9.0 * 3 / 4 * unknown, within(1e-12));
  }

  @ParameterizedTest(name = "{0}, order {1}, seed {2}")
  @CsvSource({
    "WITTEN_BELL, 1, 1", "WITTEN_BELL, 2, 2", "WITTEN_BELL, 3, 3", "WITTEN_BELL, 5, 4",
    "KNESER_NEY, 1, 5", "KNESER_NEY, 2, 6", "KNESER_NEY, 3, 7", "KNESER_NEY, 5, 8",
  })
  void probabilitiesAfterEveryContextAddUpToOne(Smoothing smoothing, int order, long seed)
      throws IOException {
    NgramModel model = NgramEstimator.estimate(text(seed), order, smoothing);
    NgramModel read = ArpaTest.read(ArpaTest.write(model));
    SplittableRandom random = new SplittableRandom(seed);
    List<String> words = new ArrayList<>(model.words());
    words.add("unheard-of");
    for (int history = 0; history < 200; history++) {
      Context context = model.start();
      Context contextRead = read.start();
      for (int i = random.nextInt(2 * order); i > 0; i--) {
        String word = words.get(random.nextInt(words.size()));
        context = model.next(context, word).context();
        contextRead = read.next(contextRead, word).context();
      }
      assertThat(sum(model, context)).isCloseTo(1, within(1e-9));
      assertThat(sum(read, contextRead)).isCloseTo(1, within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void foreseesWhatItLearntFromBetterTheFurtherItLooksBack(Smoothing smoothing) {
    List<List<String>> text = text(9);
    double before = Double.POSITIVE_INFINITY;
    for (int order = 1; order <= 4; order++) {
      Perplexity now = Perplexity.of(NgramEstimator.estimate(text, order, smoothing), text);
      assertThat(now.value()).isLessThan(before);
      before = now.value();
    }
  }

  @Test
  void perplexityOfEquallyLikelyWordsIsTheirNumber() throws IOException {
    String four = "\\data\\\nngram 1=3\n\\1-grams:\n-0.60206 a\n-0.60206 </s>\n-0.60206 <unk>\n";
    Perplexity perplexity =
        Perplexity.of(
            ArpaTest.read(four + "\\end\\\n"), List.of(List.of("a", "a"), List.of("zzz")));
    assertThat(perplexity.value()).isCloseTo(4, within(1e-4));
    assertThat(perplexity.words()).isEqualTo(3);
    assertThat(perplexity.unknown()).isEqualTo(1);
    assertThat(perplexity).hasToString("4.00 on 3 words in 2 sentences, 1 of the words unknown");
  }

  @Test
  void theSameTextGivesTheSameFile() throws IOException {
    for (Smoothing smoothing : Smoothing.values()) {
      assertThat(ArpaTest.write(NgramEstimator.estimate(text(3), 3, smoothing)))
          .isEqualTo(ArpaTest.write(NgramEstimator.estimate(text(3), 3, smoothing)));
    }
  }

  @Test
  void refusesWhatNothingCanBeLearntFrom() {
    assertThatThrownBy(() -> NgramEstimator.estimate(List.of(), 3, Smoothing.WITTEN_BELL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sentences");
    assertThatThrownBy(() -> NgramEstimator.estimate(TEXT, 0, Smoothing.WITTEN_BELL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order must be at least 1 but is 0");
  }

  private static double probability(NgramModel model, Context context, String word) {
    return Math.exp(model.next(context, word).logProbability());
  }

  private static double sum(NgramModel model, Context context) {
    double sum = Math.exp(model.end(context)) + probability(model, context, NgramModel.UNKNOWN);
    for (String word : model.words()) {
      sum += probability(model, context, word);
    }
    return sum;
  }

  /** Sentences in which the next word depends on the last one. */
  private static List<List<String>> text(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<String>> text = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<String> sentence = new ArrayList<>();
      int word = random.nextInt(6);
      for (int length = random.nextInt(8); length > 0; length--) {
        sentence.add("w" + word);
        word = (word + 1 + random.nextInt(2)) % 6;
      }
      text.add(sentence);
    }
    return text;
  }
}
