package io.nicebeach.train;

import io.nicebeach.model.AtomicFile;
import io.nicebeach.model.ModelFormatException;
import io.nicebeach.model.Safetensors;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.Settings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a training needs to go on as if it had never stopped.
 *
 * @param run what was trained on what: a checkpoint of another run is refused
 * @param epochs the reports so far, the last is of the epoch that ended here
 * @param bestEpoch the epoch whose weights are kept; 0 before the first
 * @param bestParameters those weights
 * @param learner the learner's state
 */
record Checkpoint(
    String run,
    List<EpochReport> epochs,
    int bestEpoch,
    Parameters bestParameters,
    Map<String, Tensor> learner) {
  Checkpoint {
    epochs = List.copyOf(epochs);
  }

  private static final String LEARNER = "learner.";
  private static final String BEST = "best.";

  void write(Path file) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    learner.forEach((name, tensor) -> tensors.put(LEARNER + name, tensor));
    bestParameters.tensors().forEach((name, tensor) -> tensors.put(BEST + name, tensor));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("run", run);
    metadata.put("best", Integer.toString(bestEpoch));
    metadata.put("epochs", Json.write(epochs.stream().map(EpochReport::toMap).toList()));
    AtomicFile.write(file, new Safetensors(tensors, metadata)::write);
  }

  static Checkpoint read(Path file) throws IOException {
    Safetensors content;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      content = Safetensors.read(in, file.toString());
    }
    Map<String, Tensor> learner = new LinkedHashMap<>();
    Map<String, Tensor> best = new LinkedHashMap<>();
    content.tensors().forEach((name, tensor) -> sort(name, tensor, learner, best));
    Settings metadata = Settings.of(file.toString(), content.metadata());
    List<EpochReport> epochs = epochs(file, metadata.text("epochs"));
    int bestEpoch = metadata.integer("best");
    if (bestEpoch < 0 || bestEpoch > epochs.size()) {
      throw new ModelFormatException(file.toString(), 0, "its best epoch is not among its epochs");
    }
    return new Checkpoint(metadata.text("run"), epochs, bestEpoch, new Parameters(best), learner);
  }

  private static void sort(
      String name, Tensor tensor, Map<String, Tensor> learner, Map<String, Tensor> best) {
    if (name.startsWith(LEARNER)) {
      learner.put(name.substring(LEARNER.length()), tensor);
    } else if (name.startsWith(BEST)) {
      best.put(name.substring(BEST.length()), tensor);
    }
  }

  private static List<EpochReport> epochs(Path file, String json) {
    Map<String, Object> tree = Map.of("epochs", Json.parse(file.toString(), json));
    List<EpochReport> epochs = new ArrayList<>();
    Settings.of(file.toString(), tree)
        .sections("epochs")
        .forEach(settings -> epochs.add(EpochReport.from(settings)));
    return epochs;
  }
}
