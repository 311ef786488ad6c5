package io.nicebeach.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory that libtorch is given is full of what was there before. */
class ConvolutionMemoryTest {
  private static final int FRAMES = 327;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[conv: {channels: 24, kernel: 5, stride: 2}, conv: {channels: 20, kernel: 3}]",
        "[conv2d: {channels: 5, kernel: [3, 3]}, conv2d: {channels: 6, kernel: [3, 3]}]"
      })
  void numbersThatAreNoneInFreedMemorySpoilNoResult(String yaml) {
    NetworkSpec spec = Nets.network(yaml);
    Objective objective = Objective.of(Objective.Kind.SQUARED_ERROR);
    try (Learner learner =
        new TorchBackend()
            .learner(
                spec,
                Initializer.parameters(spec, 5),
                objective,
                OptimizerSettings.gradientDescent(),
                1)) {
      for (int turn = 1; turn <= 20; turn++) {
        Batch batch = Nets.batch(turn, FRAMES, FRAMES - 20, FRAMES - turn);
        leaveNumbersThatAreNone(turn);
        for (float value : learner.forward(batch).values()) {
          assertThat(value).as("turn %d", turn).isFinite();
        }
      }
    }
  }

  /** Fills memory of many sizes and gives it back. */
  private static void leaveNumbersThatAreNone(int turn) {
    Native.call(
        () -> {
          for (int channels = 8; channels <= 64; channels += 8) {
            float[] none = new float[3 * channels * (FRAMES + turn)];
            Arrays.fill(none, Float.NaN);
            Place.CPU.of(none, none.length);
          }
          return turn;
        });
  }
}
