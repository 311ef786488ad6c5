package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Objective.Kind;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.layers.Activate;
import io.nicebeach.network.layers.Activation;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.text.Alphabet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriorsTest {
  private static final Alphabet ALPHABET =
      Alphabet.of(List.of("one", "_up_", "_silence_", "_silence_rain_"));
  private static final NetworkSpec NETWORK =
      new NetworkSpec(
          3, List.of(new Dense(5, true), new Activate(new Activation.Tanh()), new Dense(4, true)));
  private final Parameters trained = Initializer.parameters(NETWORK, 1);

  @Test
  void silenceIsSoManyTimesAsLikelyBesideAWordAndNothingElseChanges() {
    double[] before = exponentials(trained);
    double[] after = exponentials(new Priors(12).applied(NETWORK, trained, ALPHABET));

    assertThat(after[0]).isEqualTo(before[0]);
    assertThat(after[1]).isEqualTo(before[1]);
    assertThat(after[2] / before[2]).isCloseTo(12, within(1e-5));
    assertThat(after[3] / before[3]).isCloseTo(12, within(1e-5));
  }

  @Test
  void whatWasTrainedStaysAsItIs() {
    float[] biases = trained.get("2.bias").values().clone();

    new Priors(12).applied(NETWORK, trained, ALPHABET);

    assertThat(trained.get("2.bias").values()).isEqualTo(biases);
  }

  @Test
  void aNetworkWithoutBiasesCannotBeGivenThem() {
    NetworkSpec without = new NetworkSpec(3, List.of(new Dense(4, false)));

    assertThatThrownBy(() -> new Priors(2).requireFit(without, Objective.of(Kind.CROSS_ENTROPY)))
        .hasMessageContaining("acceptance.silence")
        .hasMessageContaining("bias");
    new Priors(1).requireFit(without, Objective.of(Kind.CTC));
  }

  @Test
  void outputsThatAreNoLogitsCannotEither() {
    assertThatThrownBy(() -> new Priors(2).requireFit(NETWORK, Objective.of(Kind.SQUARED_ERROR)))
        .hasMessageContaining("cross-entropy");
  }

  /** What the softmax compares. */
  private static double[] exponentials(Parameters parameters) {
    Batch inputs = new Batch(new float[] {0.5f, -1, 2}, 1, 3, new int[] {1});
    float[] logits = Network.of(NETWORK, parameters).forward(inputs).values();
    double[] exponentials = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      exponentials[i] = Math.exp(logits[i]);
    }
    return exponentials;
  }
}
