package io.nicebeach.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.network.Batch;
import io.nicebeach.network.Device;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.junit.jupiter.api.Test;

class DeviceTest {
  private static final NetworkSpec NETWORK =
      Nets.network(
          "[conv: {channels: 16, kernel: 3}, batch-norm, relu, residual: [dense: {units: 16}],"
              + " pool: {kind: mean}, dense: {units: 4}]");

  @Test
  void cudaThatIsNotThereIsRefused() {
    Native.load();
    assumeThat(torch.cuda_is_available()).isFalse();
    assertThatThrownBy(() -> new TorchBackend().on(Device.CUDA))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("sees no CUDA here")
        .hasMessageContaining("--device");
    assertThat(new TorchBackend().on(Device.AUTO).name()).isEqualTo("torch");
  }

  /** The code of a graphics card, on the processor. */
  @Test
  void mixedPrecisionLearnsTheSameRoughly() {
    Batch batch = Nets.batch(1, 9, 5, 7, 8);
    int[][] targets = {{0}, {1}, {2}, {3}};
    try (Learner whole = learner(Place.CPU);
        Learner mixed = learner(new Place(DeviceType.CPU, true))) {
      for (int step = 0; step < 20; step++) {
        double expected = whole.step(batch, targets, 0.01);
        double actual = mixed.step(batch, targets, 0.01);
        assertThat(actual).as("step %d", step).isCloseTo(expected, within(0.05));
      }
      assertThat(mixed.loss(batch, targets)).isNotEqualTo(whole.loss(batch, targets));
      assertThat(mixed.forward(batch).values())
          .containsExactly(whole.forward(batch).values(), within(0.2f));
    }
  }

  private static Learner learner(Place place) {
    return new TorchBackend(place)
        .learner(
            NETWORK,
            Initializer.parameters(NETWORK, 3),
            Objective.of(Objective.Kind.CROSS_ENTROPY),
            OptimizerSettings.adamW(0.01),
            1);
  }
}
