package io.nicebeach.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.decode.PrefixBeamSearch.Candidate;
import io.nicebeach.language.Arpa;
import io.nicebeach.language.NgramModel;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixBeamSearchTest {
  private static final int EVERYTHING = 100_000;
  private static final double NEVER = Double.NEGATIVE_INFINITY;
  private static final Alphabet LETTERS =
      Alphabet.withBlank(Units.CHARACTERS, List.of(" ", "a", "b"));
  private static final Alphabet WORDS = Alphabet.withBlank(Units.WORDS, List.of("yes", "no"));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aWideBeamFindsEveryTranscriptWithItsProbability(long seed) {
    double[][] frames = Alignments.random(6, 4, 3, new SplittableRandom(seed));
    Map<List<Integer>, Double> expected = new HashMap<>();
    Alignments.probabilities(frames).forEach((t, p) -> expected.put(t, Math.log(p)));

    assertSame(search(LETTERS, Guidance.NONE, 0, 0, EVERYTHING).search(frames), expected);
  }

  /** The score of every transcript of listed words, each worth its probability and a bonus. */
  @ParameterizedTest(name = "weight {0}, bonus {1}, seed {2}")
  @CsvSource({"0, 0, 1", "0.5, 0, 2", "1.2, 0.7, 3", "0, -1, 4", "2, -0.5, 5"})
  void listAndLanguageModelScoreWholeTranscripts(double weight, double bonus, long seed)
      throws IOException {
    List<String> list = List.of("a", "ab", "bab");
    NgramModel language = language("a", "ab", "bab");
    double[][] frames = Alignments.random(7, 4, 2, new SplittableRandom(seed));
    Map<List<Integer>, Double> expected = new HashMap<>();
    Alignments.probabilities(frames)
        .forEach(
            (tokens, p) -> {
              String text = text(LETTERS, tokens);
              List<String> words = Units.WORDS.tokens(text);
              String single = String.join(" ", words);
              boolean inOrder = text.equals(single) || text.equals(single + " ");
              if (list.containsAll(words) && inOrder && !text.equals(" ")) {
                double given = weight * language.logProbability(words) + bonus * words.size();
                expected.put(tokens, Math.log(p) + given);
              }
            });
    Guidance guidance = new Guidance(Optional.of(list), Optional.of(language));

    assertSame(search(LETTERS, guidance, weight, bonus, EVERYTHING).search(frames), expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aLanguageModelWithoutAListScoresWhatItDoesNotKnowToo(long seed) throws IOException {
    NgramModel language = language("a", "ab");
    double[][] frames = Alignments.random(6, 4, 2, new SplittableRandom(seed));
    Map<List<Integer>, Double> expected = new HashMap<>();
    Alignments.probabilities(frames)
        .forEach(
            (tokens, p) -> {
              List<String> words = Units.WORDS.tokens(text(LETTERS, tokens));
              expected.put(tokens, Math.log(p) + language.logProbability(words));
            });
    Guidance guidance = new Guidance(Optional.empty(), Optional.of(language));

    assertSame(search(LETTERS, guidance, 1, 0, EVERYTHING).search(frames), expected);
  }

  @Test
  void wordsAsTokensAreScoredOneByOne() throws IOException {
    NgramModel language = language("yes", "no");
    double[][] frames = Alignments.random(6, 3, 2, new SplittableRandom(1));
    Map<List<Integer>, Double> expected = new HashMap<>();
    Alignments.probabilities(frames)
        .forEach(
            (tokens, p) -> {
              List<String> words = Units.WORDS.tokens(text(WORDS, tokens));
              expected.put(
                  tokens, Math.log(p) + 0.8 * language.logProbability(words) + 0.3 * words.size());
            });
    assertSame(search(WORDS, Guidance.by(language), 0.8, 0.3, EVERYTHING).search(frames), expected);
  }

  /** The best path is twice the blank, 0.36; "yes" has three alignments, 0.64 together. */
  @Test
  void findsWhatTheBestPathMisses() {
    double[][] frames = new double[2][];
    Arrays.setAll(frames, t -> new double[] {Math.log(0.6), Math.log(0.4), NEVER});
    Candidate best = search(WORDS, Guidance.NONE, 0, 0, 3).search(frames).get(0);
    assertThat(best.tokens()).containsExactly(1);
    assertThat(best.score()).isCloseTo(Math.log(0.64), within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aNarrowBeamFollowsTheBestPathWhereTheNetworkIsSure(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] frames = Alignments.random(30, 4, 0.1, random);
    int[] path = random.ints(frames.length, 0, 4).toArray();
    for (int t = 0; t < frames.length; t++) {
      for (int k = 0; k < 4; k++) {
        frames[t][k] = Math.log(k == path[t] ? 0.97 : 0.01);
      }
    }
    assertThat(text(LETTERS, search(LETTERS, Guidance.NONE, 0, 0, 1).search(frames).get(0)))
        .isEqualTo(text(LETTERS, Alignments.transcript(path)));
  }

  @ParameterizedTest(name = "beam {0}")
  @ValueSource(ints = {1, 2, 5, 20})
  void onlyListedWordsComeOutOfAnyBeam(int width) {
    List<String> list = List.of("abba", "baa", "bb");
    for (long seed = 1; seed <= 20; seed++) {
      double[][] frames = Alignments.random(25, 4, 4, new SplittableRandom(seed));
      List<Candidate> found = search(LETTERS, Guidance.by(list), 0, 0, width).search(frames);
      assertThat(found).isNotEmpty();
      for (Candidate candidate : found) {
        List<String> words = Units.WORDS.tokens(text(LETTERS, candidate));
        assertThat(list).as("seed %d", seed).containsAll(words);
      }
    }
  }

  /** What left the beam is forgotten, but not where a beginning in the beam goes on from it. */
  @ParameterizedTest(name = "beam {0}")
  @ValueSource(ints = {2, 3, 5, 20})
  void noTranscriptIsFoundTwice(int width) {
    for (long seed = 1; seed <= 20; seed++) {
      double[][] frames = Alignments.random(60, 4, 2, new SplittableRandom(seed));
      assertThat(search(LETTERS, Guidance.NONE, 0, 0, width).search(frames))
          .as("seed %d", seed)
          .hasSize(width)
          .extracting(candidate -> text(LETTERS, candidate))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aListThatCannotBeWrittenIsRefused() {
    assertThatThrownBy(() -> search(LETTERS, Guidance.by(List.of("AB", "BA")), 0, 0, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of the 2 is");
    assertThatThrownBy(() -> search(LETTERS, Guidance.NONE, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("width must be at least 1 but is 0");
  }

  static void assertSame(List<Candidate> found, Map<List<Integer>, Double> expected) {
    assertThat(found).hasSameSizeAs(expected.entrySet());
    assertThat(found).isSortedAccordingTo(Comparator.comparingDouble(c -> -c.score()));
    for (Candidate candidate : found) {
      List<Integer> tokens = Arrays.stream(candidate.tokens()).boxed().toList();
      assertThat(expected).containsKey(tokens);
      assertThat(candidate.score()).isCloseTo(expected.get(tokens), within(1e-9));
    }
  }

  private static PrefixBeamSearch search(
      Alphabet alphabet, Guidance guidance, double weight, double bonus, int width) {
    return new PrefixBeamSearch(new Guide(alphabet, guidance, weight, bonus), width, NEVER);
  }

  private static String text(Alphabet alphabet, Candidate candidate) {
    return alphabet.text(candidate.tokens());
  }

  private static String text(Alphabet alphabet, List<Integer> tokens) {
    return alphabet.text(tokens.stream().mapToInt(Integer::intValue).toArray());
  }

  /** A bigram model that likes a word twice. */
  static NgramModel language(String... words) throws IOException {
    StringBuilder arpa = new StringBuilder("\\data\\\n");
    arpa.append("ngram 1=").append(words.length + 3).append('\n');
    arpa.append("ngram 2=").append(words.length).append("\n\\1-grams:\n");
    arpa.append("-99 <s> -0.4\n-0.5 </s>\n-1.8 <unk>\n");
    for (int i = 0; i < words.length; i++) {
      arpa.append(-0.4 - 0.2 * i).append(' ').append(words[i]).append(" -0.3\n");
    }
    arpa.append("\\2-grams:\n");
    for (String word : words) {
      arpa.append("-0.1 ").append(word).append(' ').append(word).append('\n');
    }
    byte[] bytes = arpa.append("\\end\\\n").toString().getBytes(StandardCharsets.UTF_8);
    return Arpa.read(new ByteArrayInputStream(bytes), "test");
  }
}
