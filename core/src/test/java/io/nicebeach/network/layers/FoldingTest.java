package io.nicebeach.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.RandomNumbers;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class FoldingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[conv: {channels: 5, kernel: 3, bias: false}, batch-norm, relu]",
        "[conv: {channels: 5, kernel: 3, stride: 2}, batch-norm: {epsilon: 0.01}]",
        "[dense: {units: 5, bias: false}, batch-norm, dense: {units: 3, bias: input}, batch-norm]",
        "[conv2d: {channels: 3, kernel: [3, 3]}, batch-norm, conv2d: {channels: 3,"
            + " kernel: [3, 3], groups: inputs, bias: false}, batch-norm, gelu]",
        "[conv: {channels: 6, kernel: 1}, conv: {channels: 6, kernel: 3, groups: inputs}, batch-norm,"
            + " relu]",
        "[residual: {layers: [conv: {channels: 4, kernel: 3}, batch-norm, relu,"
            + " residual: [conv: {channels: 4, kernel: 3}, batch-norm]],"
            + " shortcut: [conv: {channels: 4, kernel: 1}, batch-norm]}, relu, dense: {units: 2}]",
      })
  void keepsTheOutputsWithoutAnyBatchNorm(String layers) {
    for (long seed = 1; seed <= 3; seed++) {
      NetworkSpec spec = network(layers);
      Parameters parameters = learnt(spec, seed);
      Folding.Folded folded = Folding.of(spec, parameters);
      assertThat(folded.network().toList().toString()).doesNotContain("batch-norm");
      assertSameOutputs(spec, parameters, folded, seed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[batch-norm, dense: {units: 3}]",
        "[dense: {units: 3}, relu, batch-norm]",
        "[residual: {layers: [conv: {channels: 4, kernel: 1}, batch-norm], shortcut: [batch-norm,"
            + " conv: {channels: 4, kernel: 1}]}, batch-norm]",
      })
  void leavesWhatFollowsNoLinearLayer(String layers) {
    NetworkSpec spec = network(layers);
    Parameters parameters = learnt(spec, 1);
    Folding.Folded folded = Folding.of(spec, parameters);
    assertThat(folded.network().toList().toString()).contains("batch-norm");
    assertSameOutputs(spec, parameters, folded, 1);
  }

  @Test
  void namesMoveUp() {
    NetworkSpec spec =
        network(
            "[conv: {channels: 4, kernel: 3, bias: false}, batch-norm, relu, dense: {units: 2}]");
    Folding.Folded folded = Folding.of(spec, learnt(spec, 1));
    assertThat(folded.parameters().tensors().keySet())
        .containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
  }

  @Test
  void whatIsTaughtBesidesIsLeftOut() {
    NetworkSpec spec =
        network("[conv: {channels: 4, kernel: 3}, phones: {share: 0.2}, relu, dense: {units: 2}]");
    Folding.Folded folded = Folding.of(spec, learnt(spec, 1));
    assertThat(folded.parameters().tensors().keySet())
        .containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
    assertSameOutputs(spec, learnt(spec, 1), folded, 1);
  }

  private static void assertSameOutputs(
      NetworkSpec spec, Parameters parameters, Folding.Folded folded, long seed) {
    SplittableRandom random = RandomNumbers.of(seed, 5);
    float[] values = new float[17 * spec.inputs()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) RandomNumbers.gaussian(random);
    }
    Batch batch = new Batch(values, 17, spec.inputs(), new int[] {17});
    float[] expected = Network.of(spec, parameters).forward(batch).values();
    float[] actual = Network.of(folded.network(), folded.parameters()).forward(batch).values();
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i])
          .as("seed %d, number %d", seed, i)
          .isCloseTo(expected[i], within(1e-5f * Math.max(1, Math.abs(expected[i]))));
    }
  }

  /** Weights as if training had changed all of them. */
  private static Parameters learnt(NetworkSpec spec, long seed) {
    Parameters parameters = Initializer.parameters(spec, seed);
    SplittableRandom random = RandomNumbers.of(seed, 4);
    parameters
        .tensors()
        .values()
        .forEach(
            tensor -> {
              for (int i = 0; i < tensor.values().length; i++) {
                tensor.values()[i] += (float) (0.5 * random.nextDouble());
              }
            });
    return parameters;
  }

  private static NetworkSpec network(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return NetworkSpec.from(5, (List<?>) tree, 3);
  }
}
