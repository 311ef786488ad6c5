package io.nicebeach.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.network.layers.Dense;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class NetworkSpecTest {
  private static final String EVERYTHING =
      "[context: {frames: 5, stride: 2}, dense: {units: 8, bias: input, initialization: he},"
          + " sigmoid, tanh, relu, leaky-relu: {slope: 0.3}, swish, oland, softmax,"
          + " dropout: {rate: 0.2}, resize: {frames: 6}, flatten, pool: {kind: max},"
          + " dense: {units: classes, bias: false}]";

  private static final String CONVOLUTIONS =
      "[conv2d: {channels: 4, kernel: [3, 5], stride: [2, 2], dilation: [1, 2]}, batch-norm, gelu,"
          + " conv2d: {channels: 4, kernel: [3, 3], groups: inputs, bias: false, causal: true},"
          + " squeeze-excite: {units: 2}, glu, conv: {channels: 12, kernel: 5, stride: 3},"
          + " residual: [conv: {channels: 12, kernel: 3, groups: 3, dilation: 2}, batch-norm,"
          + " silu, residual: [layer-norm, self-attention: {heads: 3, distance: 10}]],"
          + " residual: {layers: [gru: {units: 7, bidirectional: true}],"
          + " shortcut: [dense: {units: 14}, batch-norm: {momentum: 0.01, epsilon: 0.001}]},"
          + " lstm: {units: 6}, pool: {kind: attention, units: 5},"
          + " conv: {channels: classes, kernel: 1, causal: true, initialization: normal}]";

  @Test
  void everyKindComesBackFromItsTree() {
    NetworkSpec spec = spec(EVERYTHING);
    assertThat(NetworkSpec.from(40, spec.toList(), 999)).isEqualTo(spec);
    assertThat(spec.toList().get(13))
        .isEqualTo(
            Map.of("dense", Map.of("units", 10, "bias", "false", "initialization", "glorot-tanh")));
    assertThat(spec.toList().get(4)).isEqualTo("relu");
  }

  @Test
  void convolutionsAndBlocksComeBackFromTheirTree() {
    NetworkSpec spec = spec(CONVOLUTIONS);
    assertThat(NetworkSpec.from(40, spec.toList(), 999)).isEqualTo(spec);
  }

  @Test
  void channelsHaveBinsAfterATwoDimensionalConvolution() {
    NetworkSpec spec = spec(CONVOLUTIONS);
    assertThat(spec.shapes())
        .extracting(Shape::toString)
        .startsWith("[T, 40]", "[T, 4, 20]", "[T, 4, 20]")
        .endsWith("[T, 2, 20]", "[T, 12]", "[T, 12]", "[T, 14]", "[T, 6]", "[1, 6]", "[1, 10]");
    assertThat(spec.stride()).isEqualTo(6);
  }

  @Test
  void weightsInBlocksAreNamedByTheirPath() {
    assertThat(spec(CONVOLUTIONS).parameters())
        .containsKeys(
            "1.running_mean",
            "4.fc1.weight",
            "7.0.weight",
            "7.1.running_var",
            "7.3.1.in_proj_weight",
            "8.0.weight_ih_l0_reverse",
            "8.shortcut.1.bias",
            "10.hidden.weight")
        .hasEntrySatisfying("7.1.running_var", v -> assertThat(v.trainable()).isFalse())
        .hasEntrySatisfying("7.0.weight", w -> assertThat(w.shape()).containsExactly(12, 4, 3))
        .hasEntrySatisfying("0.weight", w -> assertThat(w.shape()).containsExactly(4, 1, 3, 5));
  }

  @Test
  void swishIsAnotherNameOfSilu() {
    assertThat(spec("[swish]")).isEqualTo(spec("[silu]"));
  }

  @Test
  void shapesFollowTheLayers() {
    assertThat(spec(EVERYTHING).shapes())
        .extracting(Shape::toString)
        .startsWith("[T, 40]", "[T, 200]", "[T, 8]")
        .endsWith("[6, 8]", "[1, 48]", "[1, 48]", "[1, 10]");
    assertThat(spec(EVERYTHING).outputs()).isEqualTo(10);
  }

  @Test
  void parametersAreNamedByLayerAndRole() {
    assertThat(spec(EVERYTHING).parameters().keySet())
        .containsExactly("1.weight", "1.bias", "13.weight");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [relu, rellu]                         | layer 1: unknown key 'rellu'; did you mean 'relu'?
          [dense: {unit: 3}]                    | layer 0 (dense): 'units' is missing
          [dense: {units: 3, biass: true}]      | layer 0 (dense): unknown key 'biass'; did you mean 'bias'?
          [dense: {units: 0}]                   | layer 0 (dense): units must be at least 1 but is 0
          [dense: {units: many}]                | layer 0 (dense): 'units' must be a number but is 'many'
          [dense: 3]                            | layer 0 (dense) must have a group of settings but has 3
          [relu: {slope: 1}]                    | layer 0 (relu): unknown key 'slope'
          [dropout: {rate: 1}]                  | layer 0 (dropout): rate must be in [0, 1) but is 1.0
          [pool: {kind: median}]                | layer 0 (pool): 'kind' must be one of mean, max, mean-max, mean-std
          [context: {frames: 5, stride: 0}]     | layer 0 (context): stride must be at least 1 but is 0
          [{relu: {}, tanh: {}}]                | layer 0 must be a kind or one kind with its settings but is
          [conv: {channels: 4}]                 | layer 0 (conv): 'kernel' is missing
          [conv: {channels: 4, kernel: 3, group: 2}] | layer 0 (conv): unknown key 'group'; did you mean 'groups'?
          [conv: {channels: 4, kernel: 3, groups: 0}] | layer 0 (conv): groups must be at least 1 but is 0
          [conv: {channels: 6, kernel: 3, groups: 3}] | layer 0 (conv) needs inputs and channels that 3 groups divide but gets 40 of [T, 40] and has 6
          [conv2d: {channels: 4, kernel: 3}]    | layer 0 (conv2d): 'kernel' must be
          [conv2d: {channels: 4, kernel: [3]}]  | layer 0 (conv2d): 'kernel' must be two whole numbers, [time, bins], but is [3]
          [conv2d: {channels: 4, kernel: [3, 0]}] | layer 0 (conv2d): kernel must be at least 1 but is 0
          [batch-norm: {momentum: 2}]           | layer 0 (batch-norm): momentum must be in (0, 1] but is 2.0
          [dense: {units: 5}, glu]              | layer 1 (glu) needs an even number of channels but gets 5 of [T, 5]
          [self-attention: {heads: 3, distance: 8}] | layer 0 (self-attention) needs a width that 3 heads divide but gets 40 of [T, 40]
          [residual: []]                        | layer 0 (residual): layers must be at least one
          [residual: [rellu]]                   | layer 0.0: unknown key 'rellu'; did you mean 'relu'?
          [relu, residual: [relu, dense: {unit: 3}]] | layer 1.1 (dense): 'units' is missing
          [residual: [dense: {units: 3}]]       | layer 0 (residual) adds [T, 3] of stride 1 from its layers to [T, 40] of stride 1 from its shortcut; they must be alike
          [residual: [conv: {channels: 40, kernel: 3, stride: 2}]] | layer 0 (residual) adds [T, 40] of stride 2
          [relu, residual: {layers: [relu], shortcut: [dense: {units: 5}, glu]}] | layer 1.shortcut.1 (glu) needs an even number
          [dense: {units: 4}, residual: [relu, residual: [relu, glu, flatten]]] | layer 1.1.2 (flatten) needs a fixed number of frames
          [conv: {channels: 4, kernel: 100, dilation: 999}] | layer 0 (conv): kernel must span at most 65536 frames but spans 98901
          [conv2d: {channels: 4, kernel: [2147483647, 1]}] | layer 0 (conv2d): kernel must span at most 65536 frames
          [context: {frames: 3, dilation: 2147483647}] | layer 0 (context): frames must span at most 65536 frames
          [self-attention: {heads: 1, distance: 2147483647}] | layer 0 (self-attention): distance must span at most
          [conv: {channels: 4, kernel: 1, stride: 65536}, context: {frames: 1, stride: 2}] | must put out a frame for at most every 65536 that go in
          [dense: {units: 4}, flatten]          | layer 1 (flatten) needs a fixed number of frames but gets [T, 4]; put a resize before it
          """)
  void aMistakeIsNamedWithItsLayer(String yaml, String message) {
    assertThatThrownBy(() -> spec(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void weightsBeyondAnyTensorAreRefusedAndNotOverflown() {
    NetworkSpec spec = spec("[dense: {units: 65536}, conv: {channels: 1, kernel: 65536}]");
    assertThatThrownBy(spec::parameters)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[65536, 65536]");
  }

  @Test
  void refusesANetworkWithoutInputs() {
    assertThatThrownBy(() -> new NetworkSpec(0, List.of()))
        .hasMessage("inputs must be at least 1 but is 0");
  }

  @ParameterizedTest
  @CsvSource({
    "normal, 0.05, false", // 1 / sqrt(400)
    "he, 0.0707, false", // sqrt(2 / 400)
    "glorot-tanh, 0.1, true", // sqrt(6 / (400 + 200))
    "glorot-sigmoid, 0.4, true",
  })
  void initializationHasItsSpread(String kind, double spread, boolean uniform) {
    NetworkSpec spec =
        NetworkSpec.from(
            400, List.of(Map.of("dense", Map.of("units", 200, "initialization", kind))), 10);
    float[] weights = Initializer.parameters(spec, 1).get("0.weight").values();
    double squares = 0;
    double largest = 0;
    for (float w : weights) {
      squares += w * w;
      largest = Math.max(largest, Math.abs(w));
    }
    double deviation = Math.sqrt(squares / weights.length);
    assertThat(deviation).isCloseTo(uniform ? spread / Math.sqrt(3) : spread, within(spread / 100));
    if (uniform) {
      assertThat(largest).isLessThanOrEqualTo(spread).isGreaterThan(0.99 * spread);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBiasStartsAsItsKindSays(Dense.Bias bias) {
    NetworkSpec spec = new NetworkSpec(3, List.of(new Dense(100, bias, Initialization.NORMAL)));
    Parameters parameters = Initializer.parameters(spec, 1);
    switch (bias) {
      case FALSE -> assertThat(parameters.tensors()).doesNotContainKey("0.bias");
      case TRUE -> assertThat(parameters.get("0.bias").values()).containsOnly(0);
      case INPUT -> {
        double squares = 0;
        for (float b : parameters.get("0.bias").values()) {
          squares += b * b;
        }
        // The bias's own input counts: 1 / sqrt(3 + 1).
        assertThat(Math.sqrt(squares / 100)).isCloseTo(0.5, within(0.1));
      }
    }
  }

  @Test
  void aSeedGivesTheSameWeightsAndAnotherSeedOthers() {
    NetworkSpec spec = spec(EVERYTHING);
    float[] weights = Initializer.parameters(spec, 1).get("1.weight").values();
    assertThat(Initializer.parameters(spec, 1).get("1.weight").values()).isEqualTo(weights);
    assertThat(Initializer.parameters(spec, 2).get("1.weight").values()).isNotEqualTo(weights);
  }

  @Test
  void objectiveAndOptimizerComeBackFromTheirTrees() {
    Objective objective = new Objective(Objective.Kind.OLAND, Objective.Reduction.SUM, 0.1, 6);
    assertThat(Objective.from(Settings.of("test", objective.toMap()))).isEqualTo(objective);
    OptimizerSettings optimizer =
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.9, true, 0.01, 5);
    assertThat(OptimizerSettings.from(Settings.of("test", optimizer.toMap()))).isEqualTo(optimizer);
    assertThatThrownBy(
            () ->
                Objective.from(Settings.of("recipe", Map.of("kind", "oland", "redaction", "sum"))))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("did you mean 'reduction'?");
  }

  private static NetworkSpec spec(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return NetworkSpec.from(40, (List<?>) tree, 10);
  }
}
