package io.nicebeach.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.loss.Loss;
import io.nicebeach.matrix.DoubleMatrix;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.matrix.Precision;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.RandomNumbers;
import io.nicebeach.network.Sequences;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every layer's and loss's gradient against central differences, in double precision. */
class GradientTest {
  private static final double STEP = 1e-5;
  private static final int INPUTS = 3;
  private static final int CLASSES = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[pool: {kind: mean}, dense: {units: 4}]",
        "[dense: {units: 5}, sigmoid, pool: {kind: max}, dense: {units: 4}]",
        "[dense: {units: 5}, tanh, pool: {kind: mean-max}, dense: {units: 4}]",
        "[dense: {units: 5}, relu, pool: {kind: mean-std}, dense: {units: 4}]",
        "[dense: {units: 5}, leaky-relu: {slope: 0.2}, pool: {kind: mean}, dense: {units: 4}]",
        "[dense: {units: 5}, swish, dropout: {rate: 0.4}, pool: {kind: mean}, dense: {units: 4}]",
        "[dense: {units: 5}, oland, resize: {frames: 4}, flatten, dense: {units: 4, bias: false}]",
        "[dense: {units: 5}, softmax, resize: {frames: 1}, dense: {units: 4, bias: input}]",
        "[dense: {units: 2}, context: {frames: 3}, dense: {units: 3}, tanh,"
            + " context: {frames: 4, stride: 2, dilation: 2}, dense: {units: 4},"
            + " pool: {kind: mean}]",
        "[context: {frames: 3, dilation: 2, causal: true}, dense: {units: 4}, pool: {kind: mean}]",
      })
  void ofLayers(String layers) {
    for (long seed = 1; seed <= 3; seed++) {
      check(network(layers), new Objective(Objective.Kind.CROSS_ENTROPY, 0, 1), seed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"squared-error", "cross-entropy"})
  void ofLosses(String kind) {
    NetworkSpec network = network("[resize: {frames: 1}, dense: {units: 4}, softmax]");
    for (long seed = 1; seed <= 3; seed++) {
      Objective.Kind loss = Objective.Kind.valueOf(kind.replace('-', '_').toUpperCase());
      check(network, new Objective(loss, 0.1, 1), seed);
      check(network, new Objective(loss, 0, 6), seed);
    }
  }

  @Test
  void ofCtc() {
    NetworkSpec network =
        network("[context: {frames: 3, stride: 2}, dense: {units: 5}, tanh, dense: {units: 4}]");
    int[][] targets = {{2}, {3, 1, 1}, {1}, {}};
    for (long seed = 1; seed <= 3; seed++) {
      check(network, Objective.of(Objective.Kind.CTC), targets, seed);
    }
  }

  /** The third utterance is shorter than the delay. */
  @Test
  void ofFrames() {
    NetworkSpec network =
        network("[context: {frames: 3, causal: true}, dense: {units: 5}, tanh, dense: {units: 4}]");
    int[][] labels = {{2, 0, 0, 3}, {3, 1, 1, 0, 0, 2, 2}, {1}, {1, 1, 3, 0, 2, 2}};
    for (long seed = 1; seed <= 3; seed++) {
      for (int delay : new int[] {0, 2}) {
        check(
            network,
            new Objective(Objective.Kind.FRAMES, Objective.Reduction.MEAN, 0, 1, delay),
            labels,
            seed);
      }
    }
  }

  private static void check(NetworkSpec spec, Objective objective, long seed) {
    check(spec, objective, new int[][] {{0}, {3}, {1}, {2}}, seed);
  }

  private static void check(NetworkSpec spec, Objective objective, int[][] targets, long seed) {
    LearnableNetwork network =
        new LearnableNetwork(spec, Initializer.parameters(spec, seed), Precision.DOUBLE);
    Sequences inputs = inputs(seed, 4, 7, 1, 6);
    Loss loss = Loss.of(objective);
    var gradient = network.gradient(inputs, targets, loss, Chance.of(seed, 1));
    assertThat(gradient.byWeight().keySet()).isEqualTo(network.weights().keySet());
    network
        .weights()
        .forEach(
            (name, weight) -> {
              for (int i = 0; i < weight.rows(); i++) {
                for (int j = 0; j < weight.columns(); j++) {
                  double before = weight.get(i, j);
                  weight.set(i, j, before + STEP);
                  double above = network.gradient(inputs, targets, loss, Chance.of(seed, 1)).loss();
                  weight.set(i, j, before - STEP);
                  double below = network.gradient(inputs, targets, loss, Chance.of(seed, 1)).loss();
                  weight.set(i, j, before);
                  assertThat(gradient.byWeight().get(name).get(i, j))
                      .as("seed %d, %s [%d][%d]", seed, name, i, j)
                      .isCloseTo((above - below) / (2 * STEP), within(1e-7));
                }
              }
            });
  }

  private static Sequences inputs(long seed, int... lengths) {
    SplittableRandom random = RandomNumbers.of(seed, 99);
    Matrix frames =
        new DoubleMatrix(java.util.Arrays.stream(lengths).sum(), INPUTS)
            .map(x -> RandomNumbers.gaussian(random));
    return new Sequences(frames, lengths);
  }

  /** Layers in YAML's short form. */
  private static NetworkSpec network(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return NetworkSpec.from(INPUTS, (List<?>) tree, CLASSES);
  }
}
