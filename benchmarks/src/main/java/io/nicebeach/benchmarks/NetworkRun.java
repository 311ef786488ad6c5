package io.nicebeach.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Normalization;
import io.nicebeach.matrix.Threads;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.model.NamedModels;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.onnx.OnnxFile;
import io.nicebeach.text.Alphabet;
import io.nicebeach.train.Recipe;
import io.nicebeach.train.Recipes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A network alone, on features as many as one second has, in Nicebeach and in ONNX Runtime, on one
 * thread: the medians of the CPU time in milliseconds, turn by turn, and the largest difference of
 * the outputs.
 */
public final class NetworkRun {
  private static final int WARM_UPS = 5000;
  private static final int ROUNDS = 2000;

  private NetworkRun() {}

  /**
   * @param models names of models that come with Nicebeach, model files, or recipes ({@code .yaml})
   *     whose networks are taken untrained
   */
  public static void main(String[] models) throws Exception {
    Threads.limit(1);
    for (String model : models) {
      measure(Path.of(model).getFileName().toString(), model(model));
    }
  }

  private static Model model(String given) throws IOException {
    if (NamedModels.names().contains(given)) {
      return NamedModels.read(given);
    }
    return given.endsWith(".yaml")
        ? untrained(Recipes.read(given, List.of()))
        : ModelFile.read(Path.of(given));
  }

  private static Model untrained(Recipe recipe) {
    FeatureSettings features = recipe.features();
    Alphabet alphabet = Alphabet.of(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    NetworkSpec network = recipe.network(alphabet.size());
    return new Model(
        features,
        Normalization.none(features.bins()),
        network,
        Initializer.parameters(network, 1),
        recipe.objective(),
        alphabet,
        Map.of());
  }

  private static void measure(String name, Model model) throws Exception {
    Network network = Network.of(model.network(), model.parameters());
    Batch second = second(model.features());
    ByteArrayOutputStream onnx = new ByteArrayOutputStream();
    OnnxFile.write(model, OnnxFile.Weights.FLOAT32, onnx);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {1, second.maxFrames(), second.bins()};
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(onnx.toByteArray(), options);
          OnnxTensor features =
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(second.values()), shape)) {
        Map<String, OnnxTensor> inputs = Map.of(OnnxFile.INPUT, features);
        double[] medians =
            CpuTimes.medians(
                WARM_UPS,
                ROUNDS,
                () -> network.forward(second),
                () -> {
                  session.run(inputs).close();
                  return null;
                });
        System.out.printf(
            "network %s nicebeach %.4f onnxruntime %.4f difference %.1e%n",
            name, medians[0], medians[1], difference(network.forward(second), session, inputs));
      }
    }
  }

  private static Batch second(FeatureSettings settings) {
    int frames = (int) Math.round(settings.frameRate());
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[frames * settings.bins()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return new Batch(values, frames, settings.bins(), new int[] {frames});
  }

  private static double difference(Batch ours, OrtSession session, Map<String, OnnxTensor> inputs)
      throws Exception {
    double largest = 0;
    try (OrtSession.Result result = session.run(inputs)) {
      float[][] theirs = ((float[][][]) result.get(0).getValue())[0];
      for (int i = 0; i < ours.values().length; i++) {
        double other = theirs[i / ours.bins()][i % ours.bins()];
        largest = Math.max(largest, Math.abs(ours.values()[i] - other));
      }
    }
    return largest;
  }
}
