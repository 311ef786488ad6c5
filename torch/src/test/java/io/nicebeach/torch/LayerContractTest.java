package io.nicebeach.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What core computes is what libtorch computes. */
class LayerContractTest {
  static List<String> networks() {
    return Nets.EVERY_KIND;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void bothComputeTheSame(String yaml) {
    NetworkSpec spec = Nets.network(yaml);
    Parameters parameters = parameters(spec);
    try (Learner torch = learner(spec, parameters)) {
      for (int[] lengths : new int[][] {{7, 7}, {5, 1, 12, 3}, {1}, {257, 31}, {0, 4}}) {
        Batch batch = Nets.batch(lengths.length, lengths);
        assertClose(torch.forward(batch), Network.of(spec, parameters).forward(batch), 1e-4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void anUtterancesResultDoesNotDependOnItsNeighbours(String yaml) {
    NetworkSpec spec = Nets.network(yaml);
    try (Learner torch = learner(spec, parameters(spec))) {
      Batch batch = Nets.batch(3, 9, 1, 14, 6);
      Batch together = torch.forward(batch);
      for (int u = 0; u < batch.size(); u++) {
        Batch alone = torch.forward(Nets.alone(batch, u));
        assertClose(Nets.alone(together, u), alone, 1e-5);
      }
    }
  }

  /** Drawn, and running statistics too, so that nothing is as it happens to start. */
  private static Parameters parameters(NetworkSpec spec) {
    Parameters parameters = Initializer.parameters(spec, 5).copy();
    parameters
        .tensors()
        .forEach(
            (name, tensor) -> {
              for (int i = 0; i < tensor.values().length; i++) {
                tensor.values()[i] += 0.1f * (i % 3);
              }
            });
    return parameters;
  }

  private static Learner learner(NetworkSpec spec, Parameters parameters) {
    Objective objective = Objective.of(Objective.Kind.SQUARED_ERROR);
    return new TorchBackend()
        .learner(spec, parameters, objective, OptimizerSettings.gradientDescent(), 1);
  }

  private static void assertClose(Batch actual, Batch expected, double tolerance) {
    assertThat(actual.lengths()).containsExactly(expected.lengths());
    assertThat(actual.maxFrames()).isEqualTo(expected.maxFrames());
    assertThat(actual.values()).hasSameSizeAs(expected.values());
    for (int i = 0; i < expected.values().length; i++) {
      assertThat((double) actual.values()[i])
          .as("number %d", i)
          .isCloseTo(expected.values()[i], within(tolerance));
    }
  }
}
