package io.nicebeach.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.matrix.Threads;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class NetworkTest {
  private static final List<String> PARTS =
      List.of(
          "dense: {units: 7}",
          "dense: {units: 33, bias: false}",
          "relu",
          "tanh",
          "softmax",
          "silu",
          "gelu",
          "dropout: {rate: 0.5}",
          "context: {frames: 5}",
          "context: {frames: 4, stride: 2}",
          "context: {frames: 3, dilation: 4}",
          "conv: {channels: 6, kernel: 5}",
          "conv: {channels: 40, kernel: 4, stride: 2}",
          "conv: {channels: 4, kernel: 3, dilation: 3, causal: true}",
          "dense: {units: 6}, conv: {channels: 9, kernel: 3, groups: 3}",
          "conv: {channels: 8, kernel: 1}, conv: {channels: 8, kernel: 3, groups: inputs}",
          "conv2d: {channels: 3, kernel: [3, 3]}",
          "conv2d: {channels: 2, kernel: [4, 2], stride: [2, 2]}, batch-norm, relu",
          "batch-norm",
          "layer-norm",
          "dense: {units: 10}, glu",
          "dense: {units: 5}, residual: [conv: {channels: 5, kernel: 3}, relu, dropout: {rate: 0.1}]",
          "squeeze-excite: {units: 3}",
          "gru: {units: 5}",
          "lstm: {units: 4, bidirectional: true}",
          "dense: {units: 8}, residual: [self-attention: {heads: 2, distance: 4}]");
  private static final List<String> ENDS =
      List.of(
          "relu",
          "pool: {kind: mean}",
          "pool: {kind: mean-max}",
          "pool: {kind: mean-std}",
          "pool: {kind: attention, units: 5}",
          "resize: {frames: 5}, flatten");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(
      longs = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
        26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40
      })
  void anUtteranceIsTheSameAloneAndInABatchBitForBit(long seed) {
    SplittableRandom random = RandomNumbers.of(seed);
    NetworkSpec spec = randomSpec(random);
    Network network = Network.of(spec, Initializer.parameters(spec, seed));
    Batch batch = randomBatch(random, spec.inputs());
    Batch together = network.forward(batch);
    for (int u = 0; u < batch.size(); u++) {
      Batch alone = network.forward(single(batch, u));
      assertThat(together.lengths()[u]).isEqualTo(alone.maxFrames());
      int from = together.offset(u);
      assertThat(Arrays.copyOfRange(together.values(), from, from + alone.values().length))
          .as("%s, utterance %d of %s", spec, u, Arrays.toString(batch.lengths()))
          .containsExactly(alone.values());
    }
  }

  @Test
  void theResultDoesNotDependOnTheNumberOfThreads() {
    NetworkSpec spec = network("[dense: {units: 300}, tanh, dense: {units: 70}]", 200);
    Network network = Network.of(spec, Initializer.parameters(spec, 3));
    Batch batch = randomBatch(RandomNumbers.of(3), 200);
    int before = Threads.limit();
    try {
      Threads.limit(1);
      float[] expected = network.forward(batch).values();
      Threads.limit(3);
      assertThat(network.forward(batch).values()).containsExactly(expected);
    } finally {
      Threads.limit(before);
    }
  }

  @Test
  void contextStacksNeighboursWithZerosBeyondTheEnds() {
    NetworkSpec spec = network("[context: {frames: 3, stride: 2}]", 1);
    Batch out = Network.of(spec, Initializer.parameters(spec, 1)).forward(frames(1, 2, 3, 4));
    assertThat(out.values()).containsExactly(0, 1, 2, 2, 3, 4);
    assertThat(out.lengths()).containsExactly(2);
  }

  @Test
  void resizeInterpolatesBetweenTheFirstAndTheLastFrame() {
    NetworkSpec spec = network("[resize: {frames: 3}]", 1);
    Network network = Network.of(spec, Initializer.parameters(spec, 1));
    assertThat(network.forward(frames(1, 2, 3, 8)).values()).containsExactly(1, 2.5f, 8);
    assertThat(network.forward(frames(5)).values()).containsExactly(5, 5, 5);
  }

  @Test
  void poolingSeesAnUtterancesOwnFramesOnly() {
    NetworkSpec spec = network("[pool: {kind: mean-max}]", 1);
    Batch padded = new Batch(new float[] {-1, -3, 9, -2, -2, -4}, 3, 1, new int[] {2, 3});
    Batch out = Network.of(spec, Initializer.parameters(spec, 1)).forward(padded);
    assertThat(out.values()).containsExactly(-2, -1, -8 / 3f, -2);
  }

  @Test
  void softmaxIsTakenFrameByFrame() {
    NetworkSpec spec = network("[softmax]", 2);
    Batch batch = new Batch(new float[] {0, 0, 1000, 0}, 2, 2, new int[] {2});
    Batch out = Network.of(spec, Initializer.parameters(spec, 1)).forward(batch);
    assertThat(out.values()).containsExactly(0.5f, 0.5f, 1, 0);
  }

  @Test
  void refusesABatchOfAnotherWidth() {
    NetworkSpec spec = network("[dense: {units: 2}]", 40);
    Network network = Network.of(spec, Initializer.parameters(spec, 1));
    assertThatThrownBy(() -> network.forward(frames(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the network takes frames of 40 bins but the batch has 1");
  }

  @Test
  void refusesParametersOfAnotherNetwork() {
    NetworkSpec spec = network("[dense: {units: 2}]", 4);
    NetworkSpec wider = network("[dense: {units: 2}]", 5);
    NetworkSpec longer = network("[dense: {units: 2}, dense: {units: 2}]", 4);
    assertThatThrownBy(() -> Network.of(spec, Initializer.parameters(wider, 1)))
        .hasMessage("parameter '0.weight' must have shape [2, 4] but has [2, 5]");
    assertThatThrownBy(() -> Network.of(spec, Initializer.parameters(longer, 1)))
        .hasMessageContaining("'1.weight' is none of the network's");
    assertThatThrownBy(() -> Network.of(longer, Initializer.parameters(spec, 1)))
        .hasMessageContaining("no parameter '1.weight'");
  }

  private static NetworkSpec randomSpec(SplittableRandom random) {
    StringBuilder yaml = new StringBuilder("[");
    for (int i = random.nextInt(6); i >= 0; i--) {
      yaml.append(PARTS.get(random.nextInt(PARTS.size()))).append(", ");
    }
    yaml.append(ENDS.get(random.nextInt(ENDS.size()))).append(", dense: {units: classes}]");
    return network(yaml.toString(), 1 + random.nextInt(12));
  }

  private static Batch randomBatch(SplittableRandom random, int bins) {
    int[] lengths = random.ints(1 + random.nextInt(6), 1, 40).toArray();
    int longest = Arrays.stream(lengths).max().orElseThrow();
    float[] values = new float[lengths.length * longest * bins];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) RandomNumbers.gaussian(random);
    }
    return new Batch(values, longest, bins, lengths);
  }

  private static Batch single(Batch batch, int utterance) {
    int from = batch.offset(utterance);
    int length = batch.lengths()[utterance];
    float[] own = Arrays.copyOfRange(batch.values(), from, from + length * batch.bins());
    return new Batch(own, length, batch.bins(), new int[] {length});
  }

  private static Batch frames(float... values) {
    return new Batch(values, values.length, 1, new int[] {values.length});
  }

  private static NetworkSpec network(String yaml, int inputs) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return NetworkSpec.from(inputs, (List<?>) tree, 10);
  }
}
