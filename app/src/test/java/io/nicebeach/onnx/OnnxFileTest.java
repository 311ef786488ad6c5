package io.nicebeach.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Normalization;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.layers.LayerReader;
import io.nicebeach.onnx.OnnxFile.Weights;
import io.nicebeach.settings.Json;
import io.nicebeach.signal.MelFilterBank;
import io.nicebeach.signal.MelScale;
import io.nicebeach.text.Alphabet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What ONNX Runtime makes of the files is what Nicebeach's own networks put out. */
class OnnxFileTest {
  private static final int BINS = 6;
  private static final int OUTPUTS = 5;
  private static final float TOLERANCE = 1e-4f;
  private static final long SEED = 7;
  private static final int[] LENGTHS = {1, 2, 7, 50};

  private static final List<String> NETWORKS =
      List.of(
          "{dense: {units: 7}}, {dense: {units: classes, bias: false}}",
          "sigmoid",
          "tanh",
          "relu",
          "{leaky-relu: {slope: 0.2}}",
          "gelu",
          "silu",
          "swish",
          "oland",
          "softmax",
          "layer-norm",
          "batch-norm",
          "{dropout: {rate: 0.5}}",
          "{dense: {units: 8}}, glu",
          "{context: {frames: 4, stride: 3, dilation: 2}}",
          "{context: {frames: 4, stride: 2, dilation: 3, causal: true}}",
          "{resize: {frames: 1}}",
          "{resize: {frames: 9}}",
          "{resize: {frames: 4}}, flatten",
          "{phones: {share: 0.3}}, {pool: {kind: mean}}",
          "{pool: {kind: max}}",
          "{pool: {kind: mean-max}}",
          "{pool: {kind: mean-std}}",
          "{pool: {kind: attention, units: 4}}",
          "{conv: {channels: 4, kernel: 5}}",
          "{conv: {channels: 4, kernel: 4, stride: 3, bias: false}}",
          "{conv: {channels: 6, kernel: 3, dilation: 2, groups: 3}}",
          "{conv: {channels: 12, kernel: 3, groups: inputs, causal: true}}",
          "{conv: {channels: 4, kernel: 3}}, batch-norm, relu, {conv: {channels: 8, kernel: 1}}, glu",
          "{conv: {channels: 4, kernel: 3}}, {pool: {kind: mean-std}}, {dense: {units: 3}}",
          "{conv2d: {channels: 3, kernel: [3, 3]}}, batch-norm, {squeeze-excite: {units: 2}}",
          "{conv2d: {channels: 3, kernel: [3, 2], stride: [2, 2]}}, {dense: {units: 3}}",
          "{conv2d: {channels: 4, kernel: [2, 3], dilation: [3, 2], causal: true}},"
              + " {conv2d: {channels: 4, kernel: [3, 1], groups: inputs}}, glu,"
              + " {pool: {kind: max}}",
          "{squeeze-excite: {units: 3}}",
          "{conv: {channels: 4, kernel: 3}}, {squeeze-excite: {units: 2}}",
          "{gru: {units: 4}}",
          "{gru: {units: 4, bidirectional: true}}, {gru: {units: 3, bidirectional: true}}",
          "{lstm: {units: 4}}",
          "{lstm: {units: 4, bidirectional: true}}",
          "{self-attention: {heads: 2, distance: 3}}",
          "{conv: {channels: 4, kernel: 3}}, {residual: [{conv: {channels: 4, kernel: 3}}, relu]}",
          "{residual: {layers: [{conv: {channels: 8, kernel: 3, stride: 2}}],"
              + " shortcut: [{conv: {channels: 8, kernel: 1, stride: 2}}, batch-norm]}}, tanh",
          "{dense: {units: 6}}, {residual: [layer-norm, {self-attention: {heads: 3, distance: 40}}]},"
              + " {residual: [layer-norm, {dense: {units: 9}}, silu, {dense: {units: 6}}]}");

  static List<String> networks() {
    return NETWORKS;
  }

  @Test
  void everyKindOfLayerIsTried() {
    assertThat(LayerReader.kinds())
        .allMatch(kind -> NETWORKS.stream().anyMatch(layers -> layers.contains(kind)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void putsOutWhatTheNetworkPutsOut(String layers) throws OrtException {
    NetworkSpec spec = NetworkSpec.from(BINS, tree(layers), OUTPUTS);
    Parameters parameters = random(spec);
    Network network = Network.of(spec, parameters);
    byte[] onnx = OnnxFile.bytes(spec, parameters, Weights.FLOAT32, Map.of());
    try (Runtime runtime = new Runtime(onnx)) {
      for (int length : LENGTHS) {
        Batch batch = batch(2, length);
        assertClose(runtime.run(batch), network.forward(batch));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{dense: {units: 64}}",
        "{conv: {channels: 64, kernel: 5, stride: 2}}, {pool: {kind: mean}}",
        "{gru: {units: 32, bidirectional: true}}",
      })
  void inEightBitsItPutsOutWhatTheRoundedNetworkPutsOut(String layers) throws OrtException {
    NetworkSpec spec = NetworkSpec.from(BINS, tree(layers), OUTPUTS);
    Parameters parameters = random(spec);
    byte[] onnx = OnnxFile.bytes(spec, parameters, Weights.INT8, Map.of());
    Batch batch = batch(2, 9);
    float[] exact = Network.of(spec, parameters).forward(batch).values();
    Batch rounded = Network.of(spec, OnnxFile.rounded(parameters)).forward(batch);
    try (Runtime runtime = new Runtime(onnx)) {
      assertClose(runtime.run(batch), rounded);
    }
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < exact.length; i++) {
      largest = Math.max(largest, Math.abs(exact[i]));
      difference = Math.max(difference, Math.abs(exact[i] - rounded.values()[i]));
    }
    assertThat(difference).isBetween((double) TOLERANCE, 0.03 * largest);
    assertThat(onnx.length)
        .isLessThan(OnnxFile.bytes(spec, parameters, Weights.FLOAT32, Map.of()).length);
  }

  @Test
  void aModelOfEightBitsLosesNothingInEightBits() {
    NetworkSpec spec = NetworkSpec.from(BINS, tree("{dense: {units: 64}}"), OUTPUTS);
    Parameters bytes = random(spec).rounded(Parameters.Precision.BYTE);
    assertThat(OnnxFile.rounded(bytes).get("0.weight").values())
        .isEqualTo(bytes.get("0.weight").values());
  }

  @Test
  void theMetadataAreThoseOfTheModelFile() throws IOException, OrtException {
    Model model = model();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    OnnxFile.write(model, Weights.FLOAT32, file);
    try (Runtime runtime = new Runtime(file.toByteArray())) {
      Map<String, String> metadata = runtime.metadata();
      assertThat(metadata).containsAllEntriesOf(ModelFile.metadata(model));
      assertThat(Json.parseObject("normalization", metadata.get("normalization")))
          .containsEntry("offset", List.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5))
          .containsEntry("scale", List.of(2.0, 2.0, 2.0, 2.0, 2.0, 2.0));
    }
  }

  private static Model model() {
    FeatureSettings features =
        FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, 8000)
            .withMel(
                new FeatureSettings.Mel(BINS, MelScale.HTK, 100, 3900, MelFilterBank.Norm.NONE));
    NetworkSpec spec =
        NetworkSpec.from(BINS, tree("{pool: {kind: mean}}, {dense: {units: classes}}"), 2);
    float[] offset = new float[BINS];
    float[] scale = new float[BINS];
    Arrays.fill(offset, 0.5f);
    Arrays.fill(scale, 2);
    return new Model(
        features,
        Normalization.of(offset, scale),
        spec,
        random(spec),
        Objective.of(Objective.Kind.CROSS_ENTROPY),
        Alphabet.of(List.of("no", "ja, \u00e4hm")),
        Map.of("recipe", "none"));
  }

  private static List<?> tree(String layers) {
    Load yaml = new Load(LoadSettings.builder().build());
    return (List<?>) yaml.loadFromString("[" + layers + "]");
  }

  /** Random weights, so that none hides behind a zero or a one. */
  private static Parameters random(NetworkSpec spec) {
    Random random = new Random(SEED);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    spec.parameters()
        .forEach(
            (name, parameter) -> {
              Tensor tensor = Tensor.zeros(parameter.shape());
              for (int i = 0; i < tensor.values().length; i++) {
                double number = 0.4 * random.nextGaussian();
                tensor.values()[i] =
                    (float) (name.endsWith("running_var") ? 0.5 + Math.abs(number) : number);
              }
              tensors.put(name, tensor);
            });
    return new Parameters(tensors);
  }

  private static Batch batch(int size, int length) {
    Random random = new Random(SEED + length);
    float[] values = new float[size * length * BINS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    int[] lengths = new int[size];
    Arrays.fill(lengths, length);
    return new Batch(values, length, BINS, lengths);
  }

  private static void assertClose(float[][][] actual, Batch expected) {
    assertThat(actual).hasNumberOfRows(expected.size());
    for (int u = 0; u < actual.length; u++) {
      assertThat(actual[u]).hasDimensions(expected.lengths()[u], expected.bins());
      for (int t = 0; t < actual[u].length; t++) {
        int row = expected.offset(u) + t * expected.bins();
        float[] frame = Arrays.copyOfRange(expected.values(), row, row + expected.bins());
        assertThat(actual[u][t])
            .as("utterance %d, frame %d of %d", u, t, actual[u].length)
            .containsExactly(frame, within(TOLERANCE));
      }
    }
  }
}
