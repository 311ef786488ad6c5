package io.nicebeach.model;

import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Normalization;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.Settings;
import io.nicebeach.text.Alphabet;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link Model} as one file: a safetensors container whose metadata hold the rest as JSON, so
 * that any reader of that format can look into it. The same model gives the same bytes.
 */
public final class ModelFile {
  private static final String FORMAT = "nicebeach";
  private static final int VERSION = 1;
  private static final String WEIGHTS = "network.";
  private static final String OFFSET = "normalization.offset";
  private static final String SCALE = "normalization.scale";

  private ModelFile() {}

  /**
   * Writes the model whole or not at all, in place of a file that may be there.
   *
   * @throws IOException naming the file and the cause
   */
  public static void write(Model model, Path file) throws IOException {
    AtomicFile.write(file, out -> write(model, out));
  }

  /** Writes the model to a stream. */
  public static void write(Model model, OutputStream out) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", Integer.toString(VERSION));
    metadata.put("features", Json.write(model.features().toMap()));
    metadata.put("network", Json.write(networkTree(model.network())));
    metadata.put("objective", Json.write(model.objective().toMap()));
    metadata.put("alphabet", Json.write(model.alphabet().tokens()));
    metadata.put("provenance", Json.write(model.provenance()));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(OFFSET, row(model.normalization().offset()));
    tensors.put(SCALE, row(model.normalization().scale()));
    model.parameters().tensors().forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
    new Safetensors(tensors, metadata).write(out);
  }

  private static Map<String, Object> networkTree(NetworkSpec network) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("inputs", network.inputs());
    tree.put("layers", network.toList());
    return tree;
  }

  private static Tensor row(float[] values) {
    return new Tensor(new int[] {values.length}, values);
  }

  /**
   * Reads a model.
   *
   * @throws ModelFormatException if the file is none, truncated, damaged or hostile
   */
  public static Model read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ModelFormatException(file.toString(), 0, "it is a folder; name the file in it");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a model from a stream.
   *
   * @param name what to call the stream in errors
   */
  public static Model read(InputStream in, String name) throws IOException {
    Safetensors content = Safetensors.read(in, name);
    if (!FORMAT.equals(content.metadata().get("format"))) {
      throw new ModelFormatException(
          name, 8, "it is a safetensors file, but no model that Nicebeach wrote");
    }
    if (!Integer.toString(VERSION).equals(content.metadata().get("version"))) {
      throw new ModelFormatException(
          name, 8, "a newer Nicebeach wrote it; update Nicebeach or train the model again");
    }
    try {
      return model(content, name);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(name, 8, String.valueOf(e.getMessage()));
    }
  }

  private static Model model(Safetensors content, String name) {
    FeatureSettings features = FeatureSettings.from(section(content, "features", name));
    Normalization normalization =
        Normalization.of(tensor(content, OFFSET).values(), tensor(content, SCALE).values());
    Settings network = section(content, "network", name);
    Alphabet alphabet = alphabet(content, name);
    NetworkSpec spec =
        NetworkSpec.from(network.integer("inputs"), network.list("layers"), alphabet.size());
    Objective objective = Objective.from(section(content, "objective", name));
    return new Model(
        features,
        normalization,
        spec,
        weights(content),
        objective,
        alphabet,
        Json.parseObject(name, text(content, "provenance")));
  }

  private static Settings section(Safetensors content, String key, String name) {
    return Settings.of(name + ", " + key, Json.parseObject(name, text(content, key)));
  }

  private static String text(Safetensors content, String key) {
    String text = content.metadata().get(key);
    if (text == null) {
      throw new IllegalArgumentException("its metadata lack '" + key + "'");
    }
    return text;
  }

  private static Tensor tensor(Safetensors content, String key) {
    Tensor tensor = content.tensors().get(key);
    if (tensor == null) {
      throw new IllegalArgumentException("it lacks the tensor '" + key + "'");
    }
    return tensor;
  }

  private static Alphabet alphabet(Safetensors content, String name) {
    if (Json.parse(name, text(content, "alphabet")) instanceof List<?> tokens) {
      return Alphabet.of(tokens.stream().map(String::valueOf).toList());
    }
    throw new IllegalArgumentException("its alphabet is no list");
  }

  private static Parameters weights(Safetensors content) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    content
        .tensors()
        .forEach(
            (key, tensor) -> {
              if (key.startsWith(WEIGHTS)) {
                weights.put(key.substring(WEIGHTS.length()), tensor);
              }
            });
    return new Parameters(weights);
  }
}
