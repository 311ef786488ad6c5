package io.nicebeach.torch;

import io.nicebeach.network.Batch;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Pronunciations;
import io.nicebeach.network.RandomNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Networks and batches to try. */
final class Nets {
  static final int INPUTS = 6;
  static final int CLASSES = 4;

  /** Networks that hold every kind of layer between them. */
  static final List<String> EVERY_KIND =
      List.of(
          "[context: {frames: 4, stride: 2, dilation: 3}, dense: {units: 7}, leaky-relu]",
          "[context: {frames: 3, stride: 2, dilation: 2, causal: true}, dense: {units: 4}]",
          "[dense: {units: 5, bias: false}, sigmoid, resize: {frames: 3}, flatten, softmax]",
          "[dense: {units: 5}, tanh, resize: {frames: 1}, gelu]",
          "[conv: {channels: 8, kernel: 5}, relu, conv: {channels: 4, kernel: 4, stride: 2}]",
          "[conv: {channels: 12, kernel: 3, groups: inputs, dilation: 2, bias: false}, silu,"
              + " conv: {channels: 6, kernel: 4, stride: 3, causal: true, groups: 2}]",
          "[conv2d: {channels: 4, kernel: [3, 3]}, relu,"
              + " conv2d: {channels: 6, kernel: [4, 2], stride: [2, 2], dilation: [2, 1], groups: 2},"
              + " glu, conv2d: {channels: 3, kernel: [3, 1], groups: inputs, causal: true}]",
          "[conv: {channels: 8, kernel: 3}, batch-norm, relu, layer-norm]",
          "[conv2d: {channels: 4, kernel: [3, 3], stride: [1, 2]}, batch-norm, layer-norm,"
              + " squeeze-excite: {units: 3}]",
          "[conv: {channels: 8, kernel: 3}, residual: [conv: {channels: 8, kernel: 3}, relu],"
              + " residual: {layers: [conv: {channels: 6, kernel: 3, stride: 2}, batch-norm],"
              + " shortcut: [conv: {channels: 6, kernel: 1, stride: 2}]}, squeeze-excite: {units: 2}]",
          "[conv: {channels: 4, kernel: 3}, phones: {share: 0.3}, pool: {kind: mean}]",
          "[pool: {kind: mean}]",
          "[pool: {kind: max}]",
          "[dense: {units: 5}, tanh, pool: {kind: mean-max}]",
          "[dense: {units: 5}, tanh, pool: {kind: mean-std}]",
          "[dense: {units: 5}, tanh, pool: {kind: attention, units: 3}]",
          "[gru: {units: 5}]",
          "[gru: {units: 5, bidirectional: true}, gru: {units: 3, bidirectional: true}]",
          "[lstm: {units: 5}, dropout: {rate: 0.5}, lstm: {units: 4, bidirectional: true}]",
          "[dense: {units: 8}, self-attention: {heads: 2, distance: 3}]");

  private Nets() {}

  static NetworkSpec network(String yaml) {
    return network(yaml, Pronunciations.NONE);
  }

  static NetworkSpec network(String yaml, Pronunciations pronunciations) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return NetworkSpec.from(INPUTS, (List<?>) tree, CLASSES, pronunciations);
  }

  /** Utterances of noise; padding is noise too. */
  static Batch batch(long seed, int... lengths) {
    int longest = Arrays.stream(lengths).max().orElse(0);
    SplittableRandom random = RandomNumbers.of(seed);
    float[] values = new float[lengths.length * longest * INPUTS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) RandomNumbers.gaussian(random);
    }
    return new Batch(values, longest, INPUTS, lengths);
  }

  /** One utterance of a batch. */
  static Batch alone(Batch batch, int utterance) {
    int frames = batch.lengths()[utterance];
    int start = batch.offset(utterance);
    float[] values = Arrays.copyOfRange(batch.values(), start, start + frames * batch.bins());
    return new Batch(values, frames, batch.bins(), new int[] {frames});
  }
}
