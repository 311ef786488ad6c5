package io.nicebeach.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.matrix.Precision;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The errors that back-propagation passes down, and the activations that they belong to. */
class ErrorsTest {
  private static final Objective OBJECTIVE = new Objective(Objective.Kind.CROSS_ENTROPY, 0.1, 1);

  /** Layers 0 to 4; two utterances, of four frames and of three. */
  private static final NetworkSpec SPEC =
      NetworkSpec.from(
          2,
          List.of(
              Map.of("context", Map.of("frames", 3)),
              Map.of("dense", Map.of("units", 5)),
              "tanh",
              Map.of("pool", Map.of("kind", "mean")),
              Map.of("dense", Map.of("units", "classes"))),
          3);

  private static final Parameters PARAMETERS = Initializer.parameters(SPEC, 1);
  private static final int[][] TARGETS = {{2}, {0}};
  private static final float[] VALUES = {
    0.1f,
    -0.7f,
    0.4f,
    0.9f,
    -1.2f,
    0.3f,
    0.8f,
    -0.2f, // the first utterance
    -0.5f,
    1.1f,
    0.6f,
    0.2f,
    -0.3f,
    -0.9f,
    0,
    0 // the second one and its padding
  };

  private final Learner learner =
      new PlainBackend(Precision.DOUBLE)
          .learner(SPEC, PARAMETERS, OBJECTIVE, OptimizerSettings.gradientDescent(), 1);

  @Test
  void theErrorOfTheInputIsTheSlopeOfTheLoss() {
    float step = 1f / 256; // exact in single precision
    Batch error = learner.errors(batch(VALUES), TARGETS).get(0);

    for (int i = 0; i < VALUES.length - 2; i++) {
      double slope =
          (learner.loss(batch(changed(i, step)), TARGETS)
                  - learner.loss(batch(changed(i, -step)), TARGETS))
              / (2 * step);
      assertThat((double) error.values()[i]).as("number %d", i).isCloseTo(slope, within(1e-5));
    }
  }

  @Test
  void paddingHasNoError() {
    float[] error = learner.errors(batch(VALUES), TARGETS).get(0).values();

    assertThat(Arrays.copyOfRange(error, 14, 16)).containsOnly(0);
  }

  @Test
  void everyLayerHasAnErrorShapedAsItsOutput() {
    List<Batch> errors = learner.errors(batch(VALUES), TARGETS);
    List<Batch> activations = Network.of(SPEC, PARAMETERS).activations(batch(VALUES));

    assertThat(errors).hasSize(1 + activations.size());
    for (int i = 0; i < activations.size(); i++) {
      assertThat(errors.get(i + 1).maxFrames()).isEqualTo(activations.get(i).maxFrames());
      assertThat(errors.get(i + 1).bins()).isEqualTo(activations.get(i).bins());
    }
  }

  @Test
  void theErrorOfTheLastBiasIsThatOfTheLogits() {
    Batch logits = learner.errors(batch(VALUES), TARGETS).get(5);
    float[] bias = learner.gradients(batch(VALUES), TARGETS).gradient().get("4.bias").values();

    for (int unit = 0; unit < 3; unit++) {
      double sum = logits.values()[unit] + logits.values()[3 + unit];
      assertThat((double) bias[unit]).isCloseTo(sum, within(1e-6));
    }
  }

  @Test
  void theLastActivationIsWhatTheNetworkPutsOut() {
    Network network = Network.of(SPEC, PARAMETERS);

    assertThat(network.activations(batch(VALUES)).get(4).values())
        .containsExactly(network.forward(batch(VALUES)).values());
  }

  @Test
  void aSoftmaxUnderTheCrossEntropyHasNoErrorOfItsOwn() {
    NetworkSpec spec =
        NetworkSpec.from(2, List.of(Map.of("pool", Map.of("kind", "mean-std")), "softmax"), 4);
    Learner soft =
        new PlainBackend()
            .learner(
                spec, new Parameters(Map.of()), OBJECTIVE, OptimizerSettings.gradientDescent(), 1);

    assertThat(soft.errors(batch(VALUES), TARGETS)).hasSize(2);
  }

  private static float[] changed(int index, float by) {
    float[] values = VALUES.clone();
    values[index] += by;
    return values;
  }

  private static Batch batch(float[] values) {
    return new Batch(values, 4, 2, new int[] {4, 3});
  }
}
