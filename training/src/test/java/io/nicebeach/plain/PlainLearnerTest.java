package io.nicebeach.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.matrix.Precision;
import io.nicebeach.matrix.Threads;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.RandomNumbers;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.TrainingDivergedException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PlainLearnerTest {
  private static final int[][] TARGETS = {{0}, {1}, {2}, {3}};
  private static final NetworkSpec NETWORK =
      network(
          "[context: {frames: 3}, dense: {units: 16}, relu, dropout: {rate: 0.3},"
              + " pool: {kind: mean-max}, dense: {units: 4}]");
  private static final Objective CROSS_ENTROPY = Objective.of(Objective.Kind.CROSS_ENTROPY);

  static List<OptimizerSettings> optimizers() {
    return List.of(
        OptimizerSettings.gradientDescent(),
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.9, true, 0.01, 1),
        OptimizerSettings.adamW(0.01),
        OptimizerSettings.adamW(0.01).withAveraging(0.5));
  }

  @Test
  void learnsAHandfulByHeart() {
    Learner learner = learner(OptimizerSettings.adamW(0.01), 1);
    Batch batch = batch(1);
    for (int step = 0; step < 300; step++) {
      learner.step(batch, TARGETS, 0.01);
    }
    assertThat(learner.gradients(batch, TARGETS).loss()).isLessThan(0.01);
    Batch logits = learner.forward(batch);
    for (int u = 0; u < batch.size(); u++) {
      assertThat(argmax(logits, u)).isEqualTo(TARGETS[u][0]);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads(OptimizerSettings settings) {
    int before = Threads.limit();
    try {
      Threads.limit(1);
      Map<String, Tensor> once = trained(settings, 1);
      Threads.limit(4);
      assertSame(trained(settings, 1), once);
      assertThat(trained(settings, 2).get("weight/1.weight").values())
          .isNotEqualTo(once.get("weight/1.weight").values());
    } finally {
      Threads.limit(before);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aRestoredLearnerGoesOnAsIfNeverStopped(OptimizerSettings settings) {
    Learner uninterrupted = learner(settings, 1);
    Learner stopped = learner(settings, 1);
    for (int step = 0; step < 5; step++) {
      uninterrupted.step(batch(step), TARGETS, 0.01);
      stopped.step(batch(step), TARGETS, 0.01);
    }
    Learner resumed =
        new PlainBackend()
            .learner(NETWORK, Initializer.parameters(NETWORK, 77), CROSS_ENTROPY, settings, 1);
    resumed.restore(stopped.state());
    for (int step = 5; step < 10; step++) {
      uninterrupted.step(batch(step), TARGETS, 0.01);
      resumed.step(batch(step), TARGETS, 0.01);
    }
    assertSame(resumed.state(), uninterrupted.state());
  }

  @Test
  void refusesAnotherNetworksState() {
    Learner learner = learner(OptimizerSettings.adamW(0), 1);
    Map<String, Tensor> foreign = new LinkedHashMap<>(learner.state());
    foreign.put("weight/1.weight", Tensor.zeros(2, 2));
    assertThatThrownBy(() -> learner.restore(foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "state 'weight/1.weight' must hold 16x9 numbers but has shape [2, 2]");
    assertThatThrownBy(
            () -> learner.restore(learner(OptimizerSettings.gradientDescent(), 1).state()))
        .hasMessageContaining("state must hold steps and [mean/1.weight");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void stopsAtTheFirstStepThatIsNotFinite(float culprit) {
    Learner learner = learner(OptimizerSettings.adamW(0.01), 1);
    learner.step(batch(1), TARGETS, 0.01);
    Map<String, Tensor> before = learner.state();
    Batch bad = batch(2);
    bad.values()[0] = culprit;
    assertThatThrownBy(() -> learner.step(bad, TARGETS, 0.01))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageStartingWith("step 2: ");
    assertSame(learner.state(), before);
  }

  @Test
  void inUseNothingIsDroppedAndPaddingIsNotSeen() {
    Learner learner = learner(OptimizerSettings.gradientDescent(), 1);
    Batch batch = batch(1);
    float[] outputs = learner.forward(batch).values();
    assertThat(Network.of(NETWORK, learner.parameters()).forward(batch).values())
        .containsExactly(outputs);
    for (int u = 0; u < batch.size(); u++) {
      int end = batch.offset(u) + batch.maxFrames() * batch.bins();
      Arrays.fill(batch.values(), batch.offset(u) + batch.lengths()[u] * batch.bins(), end, 9);
    }
    assertThat(learner.forward(batch).values()).containsExactly(outputs);
  }

  @Test
  void aSumIsAsManyMeansAsThereAreUtterances() {
    Learner.Gradients mean = gradients(Objective.Reduction.MEAN, Precision.SINGLE);
    Learner.Gradients sum = gradients(Objective.Reduction.SUM, Precision.SINGLE);
    assertThat(sum.loss()).isCloseTo(4 * mean.loss(), within(1e-9));
    assertScaled(sum.gradient(), 4, mean.gradient(), 1e-6);
  }

  @Test
  void singlePrecisionFollowsDouble() {
    Learner.Gradients single = gradients(Objective.Reduction.MEAN, Precision.SINGLE);
    Learner.Gradients twice = gradients(Objective.Reduction.MEAN, Precision.DOUBLE);
    assertThat(single.loss()).isCloseTo(twice.loss(), within(1e-6));
    assertScaled(single.gradient(), 1, twice.gradient(), 1e-6);
  }

  @Test
  void momentumIsAVelocity() {
    double[] weights = descend(new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.5, 0, 0));
    // v = -0.1, then -0.05 - 0.1 = -0.15
    assertThat(weights).containsExactly(new double[] {-0.1, -0.25}, within(1e-7));
  }

  @Test
  void nesterovLooksAhead() {
    double[] weights = descend(new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.5, true, 0, 0));
    // the step is 0.5 v - 0.1 with the new v
    assertThat(weights).containsExactly(new double[] {-0.15, -0.325}, within(1e-7));
  }

  @Test
  void whatIsUsedIsTheAverage() {
    OptimizerSettings settings = OptimizerSettings.gradientDescent().withAveraging(0.25);
    // The weights are -0.1 and -0.2; (1 + 1) / (10 + 1) of 0 stays, then 0.25 of the average.
    double first = -0.1 * 9 / 11;
    assertThat(descend(settings))
        .containsExactly(new double[] {first, 0.25 * first - 0.75 * 0.2}, within(1e-7));
  }

  @Test
  void aLongGradientIsClipped() {
    double[] weights = descend(new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0.5));
    assertThat(weights).containsExactly(new double[] {-0.05, -0.1}, within(1e-7));
  }

  @Test
  void adamWsFirstStepsAreAsLongAsTheRate() {
    double[] weights = descend(OptimizerSettings.adamW(0));
    assertThat(weights).containsExactly(new double[] {-0.1, -0.2}, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void weightsDecayAndBiasesDoNot(OptimizerSettings settings) {
    NetworkSpec network = network("[dense: {units: 2}]");
    Parameters ones =
        new Parameters(
            Map.of(
                "0.weight", new Tensor(new int[] {2, 3}, new float[] {1, 1, 1, 1, 1, 1}),
                "0.bias", new Tensor(new int[] {2}, new float[] {1, 0})));
    Objective squares = Objective.of(Objective.Kind.SQUARED_ERROR);
    // Inputs of zeros and biases that hit the target: nothing but decay can move a weight.
    Batch zeros = new Batch(new float[3], 1, 3, new int[] {1});
    Learner learner = new PlainBackend().learner(network, ones, squares, settings, 1);
    learner.step(zeros, new int[][] {{0}}, 0.5);
    float expected = (float) (1 - 0.5 * settings.weightDecay());
    assertThat(learner.state().get("weight/0.weight").values()).containsOnly(expected);
    assertThat(learner.parameters().get("0.bias").values()).containsExactly(1, 0);
  }

  /** Two steps at rate 0.1 down the line of slope 1, from 0. */
  private static double[] descend(OptimizerSettings settings) {
    // 1/2 (w x - t)² has the slope -t x = 1 at w = 0 where t = -1 / x; x is small, so it stays 1.
    NetworkSpec line =
        NetworkSpec.from(1, List.of(Map.of("dense", Map.of("units", 1, "bias", "false"))), 1);
    float x = -1e-4f;
    Objective objective =
        new Objective(Objective.Kind.SQUARED_ERROR, Objective.Reduction.SUM, 0, -1 / x);
    Parameters zero = new Parameters(Map.of("0.weight", Tensor.zeros(1, 1)));
    Learner learner = new PlainBackend().learner(line, zero, objective, settings, 1);
    double[] weights = new double[2];
    for (int i = 0; i < weights.length; i++) {
      learner.step(new Batch(new float[] {x}, 1, 1, new int[] {1}), new int[][] {{0}}, 0.1);
      weights[i] = learner.parameters().get("0.weight").values()[0];
    }
    return weights;
  }

  private static Learner.Gradients gradients(Objective.Reduction reduction, Precision precision) {
    Objective objective = new Objective(Objective.Kind.CROSS_ENTROPY, reduction, 0.1, 1);
    Parameters initial = Initializer.parameters(NETWORK, 5);
    return new PlainBackend(precision)
        .learner(NETWORK, initial, objective, OptimizerSettings.gradientDescent(), 1)
        .gradients(batch(3), TARGETS);
  }

  private static Map<String, Tensor> trained(OptimizerSettings settings, long seed) {
    Learner learner = learner(settings, seed);
    for (int step = 0; step < 5; step++) {
      learner.step(batch(step), TARGETS, 0.01);
    }
    return learner.state();
  }

  private static Learner learner(OptimizerSettings settings, long seed) {
    Parameters initial = Initializer.parameters(NETWORK, 3);
    return new PlainBackend().learner(NETWORK, initial, CROSS_ENTROPY, settings, seed);
  }

  private static Batch batch(long seed) {
    SplittableRandom random = RandomNumbers.of(seed);
    int[] lengths = {5, 9, 1, 7};
    float[] values = new float[4 * 9 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) RandomNumbers.gaussian(random);
    }
    return new Batch(values, 9, 3, lengths);
  }

  private static int argmax(Batch logits, int utterance) {
    int best = 0;
    for (int j = 1; j < logits.bins(); j++) {
      int offset = logits.offset(utterance);
      if (logits.values()[offset + j] > logits.values()[offset + best]) {
        best = j;
      }
    }
    return best;
  }

  private static void assertSame(Map<String, Tensor> actual, Map<String, Tensor> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, tensor) ->
            assertThat(actual.get(name).values()).as(name).containsExactly(tensor.values()));
  }

  private static void assertScaled(
      Parameters actual, double scale, Parameters expected, double tolerance) {
    expected
        .tensors()
        .forEach(
            (name, tensor) -> {
              for (int i = 0; i < tensor.values().length; i++) {
                assertThat((double) actual.get(name).values()[i])
                    .as("%s [%d]", name, i)
                    .isCloseTo(scale * tensor.values()[i], within(tolerance));
              }
            });
  }

  private static NetworkSpec network(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return NetworkSpec.from(3, (List<?>) tree, 4);
  }
}
