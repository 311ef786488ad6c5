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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a training needs to go on as if it had never stopped.
 *
 * @param settings what is trained on what
 * @param epochs the reports so far, the last is of the epoch that ended here
 * @param bestEpoch the epoch whose weights are kept; 0 before the first
 * @param bestParameters those weights
 * @param learner the learner's state
 */
record Checkpoint(
    Map<String, ?> settings,
    List<EpochReport> epochs,
    int bestEpoch,
    Parameters bestParameters,
    Map<String, Tensor> learner) {
  private static final String LEARNER = "learner.";
  private static final String BEST = "best.";

  Checkpoint {
    epochs = List.copyOf(epochs);
  }

  void write(Path file) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    learner.forEach((name, tensor) -> tensors.put(LEARNER + name, tensor));
    bestParameters.tensors().forEach((name, tensor) -> tensors.put(BEST + name, tensor));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("settings", Json.write(settings));
    metadata.put("best", Integer.toString(bestEpoch));
    metadata.put("epochs", Json.write(epochs.stream().map(EpochReport::toMap).toList()));
    AtomicFile.write(file, new Safetensors(tensors, metadata)::write);
  }

  /**
   * @throws ResumeException if the file is damaged or none of a checkpoint
   */
  static Checkpoint read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return of(Safetensors.read(in, file.getFileName().toString()));
    } catch (ModelFormatException | IllegalArgumentException e) {
      throw new ResumeException(file, "it is damaged; start anew with --force: " + e.getMessage());
    }
  }

  /**
   * Refuses to go on with other settings or data.
   *
   * @param file this checkpoint's, for the error
   * @throws ResumeException naming the first setting that differs and both its values
   */
  void requireSettings(Map<String, ?> now, Path file) throws ResumeException {
    Optional<String> difference = difference("", settings, Json.parse("settings", Json.write(now)));
    if (difference.isPresent()) {
      throw new ResumeException(
          file,
          "it belongs to a training with other settings or data (%s); use those again, or start anew with --force"
              .formatted(difference.get()));
    }
  }

  /** The first setting in which two trees differ, and both its values. */
  private static Optional<String> difference(
      String key, @Nullable Object saved, @Nullable Object now) {
    if (saved instanceof Map<?, ?> a && now instanceof Map<?, ?> b) {
      Set<Object> keys = new LinkedHashSet<>(a.keySet());
      keys.addAll(b.keySet());
      String prefix = key.isEmpty() ? "" : key + ".";
      return keys.stream()
          .flatMap(k -> difference(prefix + k, a.get(k), b.get(k)).stream())
          .findFirst();
    }
    return Objects.equals(saved, now)
        ? Optional.empty()
        : Optional.of("'%s' was %s and is now %s".formatted(key, saved, now));
  }

  private static Checkpoint of(Safetensors content) {
    Settings metadata = Settings.of("metadata", content.metadata());
    List<EpochReport> epochs = epochs(metadata.text("epochs"));
    int bestEpoch = metadata.integer("best");
    if (bestEpoch < 1 || bestEpoch > epochs.size()) {
      throw metadata.error("best", "is not among the epochs");
    }
    return new Checkpoint(
        Json.parseObject("settings", metadata.text("settings")),
        epochs,
        bestEpoch,
        new Parameters(Safetensors.startingWith(BEST, content.tensors())),
        Safetensors.startingWith(LEARNER, content.tensors()));
  }

  private static List<EpochReport> epochs(String json) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("epochs", Json.parse("epochs", json));
    List<EpochReport> epochs = new ArrayList<>();
    for (Settings settings : Settings.of("metadata", tree).sections("epochs")) {
      epochs.add(EpochReport.from(settings));
      if (epochs.get(epochs.size() - 1).epoch() != epochs.size()) {
        throw settings.error("epoch", "must be " + epochs.size());
      }
    }
    return epochs;
  }
}
