package io.nicebeach.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.decode.DecoderSettings.Kind;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.grammar.Grammar;
import io.nicebeach.grammar.GrammarException;
import io.nicebeach.grammar.Position;
import io.nicebeach.language.NgramModel;
import io.nicebeach.loss.CtcLattice;
import io.nicebeach.network.Batch;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search with grammars and phrases, held to all transcripts one by one. */
class GuidedSearchTest {
  private static final double NEVER = Double.NEGATIVE_INFINITY;
  private static final Alphabet LETTERS =
      Alphabet.withBlank(Units.CHARACTERS, List.of(" ", "a", "b"));
  private static final Alphabet WORDS = Alphabet.withBlank(Units.WORDS, List.of("a", "b", "ab"));

  static Stream<String> rules() {
    return Stream.of(
        "a b | b a",
        "(/3/ a | /1/ b) [a b] | ab",
        "(a | b)+ ab | ab a*",
        "/4/ a | /1/ a a | /2/ [ab] b",
        "a <s> | b",
        "[a] [a] [b] [ab]");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aGrammarLeavesItsSentencesWithTheirProbabilities(String rule) throws GrammarException {
    Grammar grammar = grammar(rule);
    Guidance guidance = Guidance.NONE.with(grammar);
    for (Alphabet alphabet : List.of(WORDS, LETTERS)) {
      for (long seed = 1; seed <= 3; seed++) {
        double[][] frames = Alignments.random(6, 4, 2, new SplittableRandom(seed));
        assertScores(frames, alphabet, guidance, text -> grammarScore(grammar, text));
      }
    }
  }

  /** Minus infinity for what is no sentence; of letters a space may follow one. */
  private static double grammarScore(Grammar grammar, String text) {
    if (text.isEmpty()) {
      return 0; // nothing was said
    }
    @Nullable Position position = grammar.start();
    for (String word : Units.WORDS.tokens(text)) {
      position = position == null ? null : position.next(word);
    }
    String single = String.join(" ", Units.WORDS.tokens(text));
    boolean spaced = text.equals(single) || text.equals(single + " ");
    return position == null || !spaced || single.isEmpty() ? NEVER : position.end();
  }

  /** Each occurrence counts, also one within another; partial ones do not. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void phrasesCountWhereverTheyOccur(long seed) throws IOException {
    Map<String, Double> phrases =
        Map.of("a", 0.5, "a b", 1.5, "a b a", -0.7, "b a b a", 3.0, "ab ab", 2.0);
    NgramModel language = PrefixBeamSearchTest.language("a", "ab");
    Guidance free = Guidance.NONE.boosting(phrases);
    Guidance guided = new Guidance(Optional.empty(), Optional.of(language)).boosting(phrases);
    for (Alphabet alphabet : List.of(WORDS, LETTERS)) {
      double[][] frames = Alignments.random(7, 4, 2, new SplittableRandom(seed));
      assertScores(frames, alphabet, free, text -> bonus(phrases, text));
      assertScores(
          frames,
          alphabet,
          guided,
          text -> bonus(phrases, text) + language.logProbability(Units.WORDS.tokens(text)));
    }
  }

  private static double bonus(Map<String, Double> phrases, String text) {
    List<String> words = Units.WORDS.tokens(text);
    double sum = 0;
    for (Map.Entry<String, Double> phrase : phrases.entrySet()) {
      List<String> wanted = Units.WORDS.tokens(phrase.getKey());
      for (int i = 0; i + wanted.size() <= words.size(); i++) {
        sum += words.subList(i, i + wanted.size()).equals(wanted) ? phrase.getValue() : 0;
      }
    }
    return sum;
  }

  @Test
  void aPhraseUnderWayHasItsShareWhichIsTakenBack() {
    Knowledge start = PhraseTree.of(Map.of("ab b", 3.0, "b", -2.0), LETTERS).start();
    int a = LETTERS.index("a");
    int b = LETTERS.index("b");
    assertThat(start.score()).isZero();
    Knowledge ab = start.token(a).token(b);
    assertThat(ab.score()).isCloseTo(3.0 * 2 / 5, within(1e-12)); // a b | b |
    assertThat(ab.end()).isZero();
    Knowledge other = start.token(a).token(a);
    assertThat(other.score()).isZero();
    Knowledge complete = word(word(ab).token(b));
    assertThat(complete.score()).isCloseTo(3 - 2, within(1e-12));
    assertThat(complete.end()).isEqualTo(complete.score());
    assertThat(word(start.token(b).token(b)).score()).isZero();
  }

  private static Knowledge word(Knowledge knowledge) {
    @Nullable Knowledge next = knowledge.word("");
    assertThat(next).isNotNull();
    return next;
  }

  private static void assertScores(
      double[][] frames, Alphabet alphabet, Guidance guidance, ToDoubleFunction<String> given) {
    Map<List<Integer>, Double> expected = new HashMap<>();
    Alignments.probabilities(frames)
        .forEach(
            (tokens, p) -> {
              int[] indices = tokens.stream().mapToInt(Integer::intValue).toArray();
              double score = given.applyAsDouble(alphabet.text(indices));
              if (score != NEVER) {
                expected.put(tokens, Math.log(p) + score);
              }
            });
    Guide guide = new Guide(alphabet, guidance, 1, 0);
    PrefixBeamSearchTest.assertSame(
        new PrefixBeamSearch(guide, 100_000, NEVER).search(frames), expected);
  }

  @ParameterizedTest(name = "beam {0}")
  @ValueSource(ints = {1, 2, 5, 20})
  void onlySentencesComeOutOfAnyBeam(int width) throws GrammarException {
    Grammar grammar = grammar("ab (a | b) ab | b b b+");
    DecoderSettings settings = new DecoderSettings(Kind.BEAM, 0, width, 1, 0, 0, 0);
    for (long seed = 1; seed <= 30; seed++) {
      double[][] frames = Alignments.random(20, 4, 4, new SplittableRandom(seed));
      for (Alphabet alphabet : List.of(WORDS, LETTERS)) {
        Hypothesis heard = decode(alphabet, settings, Guidance.NONE.with(grammar), frames);
        if (!heard.text().equals(Alphabet.UNKNOWN)) {
          assertSentence(heard.text(), heard.confidence(), grammar, alphabet, frames);
        }
        for (Alternative other : heard.alternatives()) {
          assertSentence(other.text(), other.confidence(), grammar, alphabet, frames);
        }
      }
    }
  }

  /** It is one of the grammar's, and as sure as the network is. */
  private static void assertSentence(
      String text, double confidence, Grammar grammar, Alphabet alphabet, double[][] frames) {
    assertThat(grammar.tags(text)).as(text).isPresent();
    double probability = probability(frames, alphabet, text);
    double spaced = alphabet == LETTERS ? probability(frames, alphabet, text + " ") : probability;
    assertThat(confidence).isBetween(Math.min(probability, spaced) - 1e-6, 1.0);
    assertThat(confidence).isLessThan(Math.max(probability, spaced) + 1e-6);
  }

  private static double probability(double[][] frames, Alphabet alphabet, String text) {
    return Math.exp(CtcLattice.of(frames, alphabet.encode(text)).logProbability());
  }

  @Test
  void whatIsOutsideTheGrammarHasLittleConfidence() throws GrammarException {
    Guidance guidance = Guidance.NONE.with(grammar("a b"));
    DecoderSettings settings = DecoderSettings.of(Kind.BEAM);
    Hypothesis inside = decode(WORDS, settings, guidance, sure(0, 1, 0, 2, 0));
    assertThat(inside.text()).isEqualTo("a b");
    assertThat(inside.confidence()).isGreaterThan(0.8);
    Hypothesis outside = decode(WORDS, settings, guidance, sure(0, 3, 0, 3, 0));
    assertThat(outside.text()).isEqualTo("a b");
    assertThat(outside.confidence()).isLessThan(0.01);
  }

  @Test
  void silenceAndWhatFitsNothingAreToldApart() throws GrammarException {
    Guidance guidance = Guidance.NONE.with(grammar("a b a b"));
    DecoderSettings settings = DecoderSettings.of(Kind.BEAM);
    Hypothesis silence = decode(WORDS, settings, guidance, sure(0, 0, 0, 0, 0));
    assertThat(silence.text()).isEmpty();
    assertThat(silence.confidence()).isGreaterThan(0.8);
    assertThat(silence.alternatives()).extracting(Alternative::text).containsOnly("a b a b");
    Hypothesis tooShort = decode(WORDS, settings, guidance, sure(0, 3, 0));
    assertThat(tooShort.text()).isEqualTo(Alphabet.UNKNOWN);
    assertThat(tooShort.alternatives()).isEmpty();
  }

  @Test
  void aBoostDecidesWhereTheNetworkCannotAndRestrictsNothing() {
    double[][] frames = sure(0, 1, 0, 2, 0);
    frames[3] = new double[] {Math.log(0.01), Math.log(0.01), Math.log(0.5), Math.log(0.48)};
    DecoderSettings settings = DecoderSettings.of(Kind.BEAM);
    assertThat(decode(WORDS, settings, Guidance.NONE, frames).text()).isEqualTo("a b");
    Guidance boosting = Guidance.NONE.boosting(Map.of("A  ab", 1.0));
    Hypothesis heard = decode(WORDS, settings, boosting, frames);
    assertThat(heard.text()).isEqualTo("a ab");
    assertThat(heard.confidence()).isBetween(0.4, 0.5);
    assertThat(decode(WORDS, settings, boosting, sure(0, 2, 0, 1, 0)).text()).isEqualTo("b a");
  }

  @Test
  void aWordThatCannotBeWrittenIsNamed() throws GrammarException {
    Guidance grammar = Guidance.NONE.with(grammar("a | maybe | zoo"));
    assertThatThrownBy(() -> new Guide(WORDS, grammar, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model cannot write 'maybe', 'zoo'; its words are a b ab");
    assertThatThrownBy(() -> new Guide(LETTERS, grammar, 1, 0))
        .hasMessage("the model cannot write 'maybe', 'zoo'; its characters are a b");
    Guidance phrases = Guidance.NONE.boosting(Map.of("a big ab", 1.0));
    assertThatThrownBy(() -> new Guide(WORDS, phrases, 1, 0))
        .hasMessageContaining("the model cannot write 'big'");
    Guidance nothing = Guidance.NONE.boosting(Map.of(" ", 1.0));
    assertThatThrownBy(() -> new Guide(WORDS, nothing, 1, 0))
        .hasMessage("phrases must hold a word but one is ' '");
    Guidance blank = Guidance.NONE.with(grammar("\"<blank>\" | a"));
    assertThatThrownBy(() -> new Guide(WORDS, blank, 1, 0)).hasMessageContaining("'<blank>'");
  }

  @Test
  void aListThatChangesLaterChangesNoGuidance() {
    List<String> words = new ArrayList<>(List.of("a", "b"));
    Guidance guidance = Guidance.by(words);
    words.clear();
    assertThat(guidance.boosting(Map.of("a", 1.0)).words().orElseThrow()).containsExactly("a", "b");
  }

  @Test
  void refusesTwoVocabulariesAndBonusesWithoutEnd() throws GrammarException {
    Grammar grammar = grammar("a");
    assertThatThrownBy(
            () ->
                new Guidance(
                    Optional.of(List.of("a")), Optional.empty(), Optional.of(grammar), Map.of()))
        .hasMessageContaining("give one of them");
    assertThatThrownBy(() -> Guidance.NONE.boosting(Map.of("a", Double.POSITIVE_INFINITY)))
        .hasMessageContaining("the bonus of 'a' must be finite but is Infinity");
  }

  private static Grammar grammar(String rule) throws GrammarException {
    return Grammar.parse("#JSGF V1.0; grammar test; public <s> = " + rule + ";");
  }

  /** A frame for each token, of which the network is sure. */
  private static double[][] sure(int... tokens) {
    double[][] frames = new double[tokens.length][4];
    for (int t = 0; t < tokens.length; t++) {
      Arrays.fill(frames[t], Math.log(0.01));
      frames[t][tokens[t]] = Math.log(0.97);
    }
    return frames;
  }

  private static Hypothesis decode(
      Alphabet alphabet, DecoderSettings settings, Guidance guidance, double[][] frames) {
    float[] logits = new float[frames.length * alphabet.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) frames[i / alphabet.size()][i % alphabet.size()];
    }
    Batch single = new Batch(logits, frames.length, alphabet.size(), new int[] {frames.length});
    return new BeamDecoder(alphabet, settings, guidance, 0.01).decode(single).get(0);
  }
}
