package io.nicebeach.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.Golden;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.matrix.Precision;
import io.nicebeach.network.Objective;
import io.nicebeach.network.RandomNumbers;
import io.nicebeach.network.Sequences;
import io.nicebeach.settings.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** CTC against all alignments written out, against PyTorch, and against central differences. */
class CtcTest {
  private static final Loss CTC = Loss.of(Objective.of(Objective.Kind.CTC));
  private static final int TOKENS = 3;

  // ---- All alignments written out ----

  @ParameterizedTest(name = "{0} frames, {1}")
  @MethodSource("smallCases")
  void isTheSumOverAllAlignments(int frames, int[] target) {
    for (long seed = 1; seed <= 3; seed++) {
      double[][] logProbabilities = logProbabilities(seed, frames);
      double sum = 0;
      for (int[] alignment : sequences(frames, 0).toList()) {
        if (Arrays.equals(collapsed(alignment), target)) {
          sum += probability(alignment, logProbabilities);
        }
      }
      double found = Math.exp(CtcLattice.of(logProbabilities, target).logProbability());
      assertThat(found).as("seed %d", seed).isCloseTo(sum, within(1e-12));
      assertThat(sum > 0).isEqualTo(frames >= CtcLattice.leastFrames(target));
    }
  }

  @ParameterizedTest(name = "{0} frames, {1}")
  @MethodSource("smallCases")
  void posteriorsAreTheSharesOfTheAlignments(int frames, int[] target) {
    double[][] logProbabilities = logProbabilities(4, frames);
    if (frames < CtcLattice.leastFrames(target)) {
      return;
    }
    double[][] shares = new double[frames][TOKENS];
    double total = 0;
    for (int[] alignment : sequences(frames, 0).toList()) {
      if (Arrays.equals(collapsed(alignment), target)) {
        double probability = probability(alignment, logProbabilities);
        total += probability;
        for (int t = 0; t < frames; t++) {
          shares[t][alignment[t]] += probability;
        }
      }
    }
    double[][] posteriors = CtcLattice.of(logProbabilities, target).sums().posteriors();
    for (int t = 0; t < frames; t++) {
      for (int k = 0; k < TOKENS; k++) {
        assertThat(posteriors[t][k]).isCloseTo(shares[t][k] / total, within(1e-12));
      }
    }
  }

  @Test
  void allTranscriptsTogetherAreCertain() {
    double[][] logProbabilities = logProbabilities(5, 4);
    List<int[]> transcripts = new ArrayList<>();
    for (int length = 0; length <= 4; length++) {
      sequences(length, 1).forEach(transcripts::add);
    }
    double sum = 0;
    for (int[] transcript : transcripts) {
      sum += Math.exp(CtcLattice.of(logProbabilities, transcript).logProbability());
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  static Stream<Arguments> smallCases() {
    List<int[]> targets =
        List.of(
            new int[] {},
            new int[] {1},
            new int[] {1, 2},
            new int[] {2, 2},
            new int[] {1, 1, 1},
            new int[] {1, 2, 2, 1});
    return targets.stream()
        .flatMap(target -> Stream.of(1, 2, 3, 5, 6).map(frames -> Arguments.of(frames, target)));
  }

  /** All sequences of so many tokens, the lowest of which is {@code lowest}. */
  private static Stream<int[]> sequences(int length, int lowest) {
    Stream<int[]> all = Stream.of(new int[0]);
    for (int i = 0; i < length; i++) {
      all =
          all.flatMap(
              start ->
                  Stream.iterate(lowest, k -> k < TOKENS, k -> k + 1)
                      .map(
                          k -> {
                            int[] longer = Arrays.copyOf(start, start.length + 1);
                            longer[start.length] = k;
                            return longer;
                          }));
    }
    return all;
  }

  /** Repeats made one, then blanks taken out. */
  private static int[] collapsed(int[] alignment) {
    List<Integer> tokens = new ArrayList<>();
    for (int t = 0; t < alignment.length; t++) {
      if (alignment[t] != 0 && (t == 0 || alignment[t] != alignment[t - 1])) {
        tokens.add(alignment[t]);
      }
    }
    return tokens.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double probability(int[] alignment, double[][] logProbabilities) {
    double log = 0;
    for (int t = 0; t < alignment.length; t++) {
      log += logProbabilities[t][alignment[t]];
    }
    return Math.exp(log);
  }

  // ---- Forward against backward ----

  @Test
  void forwardAndBackwardAgreeAtEveryFrame() {
    for (long seed = 1; seed <= 5; seed++) {
      CtcLattice lattice = CtcLattice.of(logProbabilities(seed, 200), new int[] {1, 2, 2, 1, 1, 2});
      double expected = lattice.logProbability();
      assertThat(expected).isFinite();
      for (double found : lattice.logProbabilityByFrame()) {
        assertThat(found).as("seed %d", seed).isCloseTo(expected, within(1e-9));
      }
    }
  }

  // ---- PyTorch ----

  static Stream<Map<?, ?>> golden() {
    String json = new String(Golden.bytes("ctc.json"), StandardCharsets.UTF_8);
    return ((List<?>) Json.parse("ctc.json", json)).stream().map(c -> (Map<?, ?>) c);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void agreesWithPyTorch(Map<?, ?> golden) {
    Sequences logits = single(matrix((List<?>) golden.get("logits")));
    int[] target =
        ((List<?>) golden.get("target")).stream().mapToInt(k -> ((Number) k).intValue()).toArray();
    Loss.Value value = CTC.of(logits, new int[][] {target});

    assertThat(value.loss()).isCloseTo(number(golden.get("loss")), within(1e-9));
    Matrix gradient = matrix((List<?>) golden.get("gradient"));
    assertThat(value.gradient().add(-1, gradient).sumOfSquares()).isLessThan(1e-18);
  }

  private static Matrix matrix(List<?> rows) {
    Matrix matrix = Precision.DOUBLE.zeros(rows.size(), ((List<?>) rows.get(0)).size());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        matrix.set(i, j, number(((List<?>) rows.get(i)).get(j)));
      }
    }
    return matrix;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  // ---- The gradient ----

  @Test
  void theGradientIsThatOfTheLoss() {
    int[] lengths = {6, 1, 9, 2};
    int[][] targets = {{1, 2, 2}, {2}, {}, {1, 1}}; // the last has too few frames
    for (long seed = 1; seed <= 3; seed++) {
      Matrix logits = logits(seed, Arrays.stream(lengths).sum(), 2);
      Matrix gradient = CTC.of(new Sequences(logits, lengths), targets).gradient();
      for (int row = 0; row < logits.rows(); row++) {
        for (int k = 0; k < TOKENS; k++) {
          double before = logits.get(row, k);
          logits.set(row, k, before + 1e-5);
          double above = CTC.of(new Sequences(logits, lengths), targets).loss();
          logits.set(row, k, before - 1e-5);
          double below = CTC.of(new Sequences(logits, lengths), targets).loss();
          logits.set(row, k, before);
          assertThat(gradient.get(row, k))
              .as("seed %d, [%d][%d]", seed, row, k)
              .isCloseTo((above - below) / 2e-5, within(1e-8));
        }
      }
    }
  }

  // ---- What is defined ----

  @ParameterizedTest
  @EnumSource
  void aBatchIsTheSumOfItsUtterances(Precision precision) {
    float[] values = logits(1, 9, 1).toFloats();
    Loss.Value both =
        CTC.of(
            new Sequences(precision.of(9, TOKENS, values), new int[] {4, 5}),
            new int[][] {{1}, {2, 1}});
    double first = CTC.of(part(precision, values, 0, 4), new int[][] {{1}}).loss();
    double second = CTC.of(part(precision, values, 4, 9), new int[][] {{2, 1}}).loss();

    assertThat(both.loss()).isCloseTo(first + second, within(1e-12));
  }

  private static Sequences part(Precision precision, float[] values, int from, int to) {
    float[] rows = Arrays.copyOfRange(values, from * TOKENS, to * TOKENS);
    return new Sequences(precision.of(to - from, TOKENS, rows), new int[] {to - from});
  }

  @Test
  void tooFewFramesCountNothing() {
    Loss.Value value = CTC.of(single(logits(1, 2, 1)), new int[][] {{1, 1}});
    assertThat(value.loss()).isZero();
    assertThat(value.gradient().sumOfSquares()).isZero();
    assertThat(CtcLattice.leastFrames(new int[] {1, 1, 2, 1, 1, 1})).isEqualTo(9);
    assertThat(CtcLattice.leastFrames(new int[0])).isZero();
  }

  @Test
  void noFramesAreSilence() {
    double[][] none = {};
    assertThat(CtcLattice.of(none, new int[0]).logProbability()).isZero();
    assertThat(CtcLattice.of(none, new int[] {1}).logProbability())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void hugeLogitsAreFiniteAndNoNumbersAreNoticed() {
    Matrix huge = logits(1, 5, 1).scale(1e6);
    Loss.Value value = CTC.of(single(huge), new int[][] {{2, 1, 2}});
    assertThat(value.loss()).isFinite().isPositive();
    assertThat(value.gradient().sumOfSquares()).isFinite();
    huge.set(3, 1, Double.NaN);
    assertThat(CTC.of(single(huge), new int[][] {{2, 1, 2}}).loss()).isNaN();
  }

  @Test
  void refusesTargetsThatDoNotFit() {
    Sequences outputs = single(logits(1, 5, 1));
    assertThatThrownBy(() -> CTC.of(outputs, new int[][] {{1, 3}}))
        .hasMessageContaining("has target token 3 but the network's outputs are 0 to 2");
    assertThatThrownBy(() -> CTC.of(outputs, new int[][] {{1, 0}}))
        .hasMessageContaining("utterance 0 of the batch has the blank");
    assertThatThrownBy(() -> CTC.of(outputs, new int[][] {{1}, {1}}))
        .hasMessage("targets must be of 1 utterances but are of 2");
    assertThatThrownBy(() -> Loss.of(new Objective(Objective.Kind.CTC, 0.1, 1)))
        .hasMessageContaining("labelSmoothing must be 0");
  }

  private static Sequences single(Matrix frames) {
    return new Sequences(frames, new int[] {frames.rows()});
  }

  private static Matrix logits(long seed, int frames, double deviation) {
    SplittableRandom random = RandomNumbers.of(seed, 7);
    return Precision.DOUBLE
        .zeros(frames, TOKENS)
        .map(x -> deviation * RandomNumbers.gaussian(random));
  }

  private static double[][] logProbabilities(long seed, int frames) {
    Matrix logits = logits(seed, frames, 2);
    double[][] rows = new double[frames][TOKENS];
    for (int t = 0; t < frames; t++) {
      for (int k = 0; k < TOKENS; k++) {
        rows[t][k] = logits.get(t, k);
      }
      LogSoftmax.apply(rows[t]);
    }
    return rows;
  }
}
