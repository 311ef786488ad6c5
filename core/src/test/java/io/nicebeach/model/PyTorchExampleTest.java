package io.nicebeach.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.Small;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Network;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models go to PyTorch and back by docs/pytorch_example.py, where Python and torch are at hand. */
class PyTorchExampleTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final Path EXAMPLE = Path.of("..", "docs", "pytorch_example.py");
  private static final int FRAMES = 23;

  @TempDir Path folder;

  private static Stream<List<?>> networks() {
    Map<String, ?> classes = Map.of("dense", Map.of("units", "classes"));
    Map<String, ?> pool = Map.of("pool", Map.of("kind", "mean-max"));
    return Stream.of(
        List.of(Map.of("context", Map.of("frames", 3, "stride", 2)), "relu", pool, classes),
        List.of(Map.of("context", Map.of("frames", 3, "causal", true)), "relu", pool, classes),
        List.of(
            Map.of("conv", Map.of("channels", 8, "kernel", 5, "stride", 2)),
            "batch-norm",
            "gelu",
            Map.of("residual", List.of(Map.of("conv", Map.of("channels", 8, "kernel", 3)), "relu")),
            Map.of("gru", Map.of("units", 4, "bidirectional", true)),
            Map.of("lstm", Map.of("units", 3)),
            "layer-norm",
            pool,
            classes));
  }

  static Stream<Arguments> models() {
    return networks()
        .flatMap(
            layers ->
                Stream.of(Precision.values()).map(precision -> Arguments.of(layers, precision)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void goesThereAndBack(List<?> layers, Precision precision)
      throws IOException, InterruptedException {
    assumeThat(EXAMPLE).exists();
    assumeThat(run(PYTHON, "-c", "import torch")).as("PyTorch for " + PYTHON).isTrue();
    Model exact = Small.model(3, layers, Objective.of(Objective.Kind.CROSS_ENTROPY));
    Model model = exact.withParameters(exact.parameters().rounded(precision));
    Batch batch = batch(model.features().bins());
    Path there = folder.resolve("there.safetensors");
    Path back = folder.resolve("back.safetensors");
    Path outputs = folder.resolve("outputs");
    ModelFile.write(model, there);
    Path features = Files.write(folder.resolve("features"), bytes(batch.values()));

    assertThat(run(PYTHON, EXAMPLE, there, features, outputs, back)).isTrue();

    assertThat(floats(Files.readAllBytes(outputs)))
        .containsExactly(outputs(model, batch), within(1e-4f));
    String last = (layers.size() - 1) + ".weight";
    Model changed = ModelFile.read(back);
    assertThat(changed.parameters().get(last).values())
        .containsExactly(doubled(model.parameters().get(last).values()), within(1e-6f));
    assertThat(changed.parameters().tensors().keySet())
        .containsExactlyElementsOf(model.parameters().tensors().keySet());
  }

  private boolean run(Object... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    for (Object word : words) {
      command.add(word.toString());
    }
    if (!Files.isExecutable(Path.of(PYTHON))) {
      return false;
    }
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
  }

  private static Batch batch(int bins) {
    Random random = new Random(5);
    float[] values = new float[FRAMES * bins];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Batch(values, FRAMES, bins, new int[] {FRAMES});
  }

  private static float[] outputs(Model model, Batch batch) {
    return Network.of(model.network(), model.parameters()).forward(batch).values();
  }

  private static float[] doubled(float[] values) {
    float[] doubled = values.clone();
    for (int i = 0; i < doubled.length; i++) {
      doubled[i] *= 2;
    }
    return doubled;
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static float[] floats(byte[] bytes) {
    float[] values = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
