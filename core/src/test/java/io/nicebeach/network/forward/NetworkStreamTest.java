package io.nicebeach.network.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.LayerException;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.RandomNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class NetworkStreamTest {
  private static final int INPUTS = 6;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[dense: {units: 5}, layer-norm, batch-norm, gelu, dense: {units: 4}, glu, softmax]",
        "[conv: {channels: 5, kernel: 3, causal: true}]",
        "[conv: {channels: 5, kernel: 4, stride: 3, causal: true}, relu,"
            + " conv: {channels: 5, kernel: 3, dilation: 4, causal: true}]",
        "[conv: {channels: 6, kernel: 5, stride: 2, dilation: 3, groups: 2, causal: true}]",
        "[conv: {channels: 6, kernel: 5, stride: 2, groups: inputs, causal: true}, silu,"
            + " conv: {channels: 70, kernel: 1}]",
        "[conv2d: {channels: 3, kernel: [3, 3], stride: [2, 1], dilation: [2, 1], causal: true},"
            + " dense: {units: 4}]",
        "[context: {frames: 4, stride: 2, dilation: 3, causal: true}, dense: {units: 5}, relu,"
            + " context: {frames: 3, causal: true}]",
        "[gru: {units: 5}, lstm: {units: 4}]",
        "[conv: {channels: 8, kernel: 5, stride: 2, causal: true}, batch-norm, relu,"
            + " residual: [conv: {channels: 8, kernel: 3, causal: true}, batch-norm, relu],"
            + " residual: {layers: [conv: {channels: 4, kernel: 3, stride: 2, causal: true}],"
            + " shortcut: [conv: {channels: 4, kernel: 1, stride: 2}]}, gru: {units: 3}]",
      })
  void anyPiecesGiveWhatAllFramesGiveBitForBit(String layers) {
    NetworkSpec spec = network(layers);
    for (long seed = 1; seed <= 4; seed++) {
      SplittableRandom random = RandomNumbers.of(seed);
      Network network = Network.of(spec, Initializer.parameters(spec, seed));
      float[] frames = random(random, INPUTS * (1 + random.nextInt(150)));
      int count = frames.length / INPUTS;
      float[] expected =
          network.forward(new Batch(frames, count, INPUTS, new int[] {count})).values();

      NetworkStream stream = network.stream();
      float[] actual = new float[expected.length];
      int filled = 0;
      for (int t = 0; t < count; ) {
        int piece = Math.min(count - t, random.nextInt(1 + (int) seed * 7));
        float[] out = stream.push(Arrays.copyOfRange(frames, t * INPUTS, (t + piece) * INPUTS));
        System.arraycopy(out, 0, actual, filled, out.length);
        filled += out.length;
        t += piece;
        int due = (t + spec.stride() - 1) / spec.stride();
        assertThat(filled).as("numbers after %d frames", t).isEqualTo(due * stream.outputs());
      }
      assertThat(actual).as("seed %d, %d frames", seed, count).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [conv: {channels: 5, kernel: 3}]        | layer 0 (conv) needs frames that are still to come
          [relu, gru: {units: 3, bidirectional: true}] | layer 1 (gru)
          [residual: [relu, self-attention: {heads: 1, distance: 3}]] | layer 0.1 (self-attention)
          [residual: {layers: [relu], shortcut: [squeeze-excite: {units: 2}]}] | layer 0.shortcut.0 (squeeze-excite)
          [context: {frames: 3}]                  | layer 0 (context)
          [pool: {kind: mean}]                    | layer 0 (pool)
          """)
  void aLayerThatHasToWaitIsRefusedByName(String layers, String message) {
    NetworkSpec spec = network(layers);
    Network network = Network.of(spec, Initializer.parameters(spec, 1));
    assertThatThrownBy(network::stream)
        .isInstanceOf(LayerException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesPartsOfFrames() {
    NetworkSpec spec = network("[relu]");
    NetworkStream stream = Network.of(spec, Initializer.parameters(spec, 1)).stream();
    assertThatThrownBy(() -> stream.push(new float[7]))
        .hasMessage("frames must be whole ones of 6 numbers but are 7 numbers");
  }

  private static float[] random(SplittableRandom random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) RandomNumbers.gaussian(random);
    }
    return numbers;
  }

  private static NetworkSpec network(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return NetworkSpec.from(INPUTS, (List<?>) tree, 3);
  }
}
