package io.nicebeach.model;

import io.nicebeach.decode.Acceptance;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Normalization;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Parameters.Precision;
import io.nicebeach.network.Tensor;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.InputFile;
import io.nicebeach.text.Units;
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
  private static final String EXAMPLES = "examples.";
  private static final String OFFSET = "normalization.offset";
  private static final String SCALE = "normalization.scale";

  private ModelFile() {}

  /**
   * Writes the model whole or not at all, in place of a file that may be there.
   *
   * @throws IOException naming the file and the cause
   * @throws IllegalArgumentException if it could not be read again, see {@link Safetensors#write}
   */
  public static void write(Model model, Path file) throws IOException {
    AtomicFile.write(file, out -> write(model, out));
  }

  /** Writes the model to a stream. */
  public static void write(Model model, OutputStream out) throws IOException {
    Parameters parameters = model.parameters();
    StoredTensors stored = new StoredTensors();
    stored.add(OFFSET, row(model.normalization().offset()), Precision.SINGLE);
    stored.add(SCALE, row(model.normalization().scale()), Precision.SINGLE);
    parameters
        .tensors()
        .forEach((name, tensor) -> stored.add(WEIGHTS + name, tensor, parameters.precision()));
    model
        .examples()
        .forEach((word, tensor) -> stored.add(EXAMPLES + word, tensor, Precision.SINGLE));
    stored.container(metadata(model)).write(out);
  }

  /** All that a model is but its numbers, as texts by key; JSON where they have a structure. */
  public static Map<String, String> metadata(Model model) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", Integer.toString(VERSION));
    metadata.put("features", Json.write(model.features().toMap()));
    metadata.put("network", Json.write(networkTree(model.network())));
    metadata.put("objective", Json.write(model.objective().toMap()));
    metadata.put("alphabet", Json.write(model.alphabet().tokens()));
    metadata.put("units", Settings.nameOf(model.alphabet().units()));
    metadata.put("decoder", Json.write(model.decoding().toMap()));
    metadata.put("acceptance", Json.write(model.acceptance().toMap()));
    metadata.put("provenance", Json.write(model.provenance()));
    return metadata;
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
      throw new ModelFormatException(file.toString(), "it is a folder; name the file in it");
    }
    InputFile.requireReadable(file, "a model file");
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
    try {
      requireFormat(content.metadata());
      return model(content.metadata(), StoredTensors.of(content));
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(name, String.valueOf(e.getMessage()));
    }
  }

  private static void requireFormat(Map<String, String> metadata) {
    if (!FORMAT.equals(metadata.get("format"))) {
      throw new IllegalArgumentException(
          "it is a safetensors file, but no model that Nicebeach wrote");
    }
    String version = metadata.get("version");
    if (!Integer.toString(VERSION).equals(version)) {
      throw new IllegalArgumentException(
          "its format is version %s and this Nicebeach reads %d; update Nicebeach or train again"
              .formatted(version, VERSION));
    }
  }

  private static Model model(Map<String, String> metadata, StoredTensors stored) {
    Alphabet alphabet = alphabet(metadata);
    return new Model(
        FeatureSettings.from(section(metadata, "features")),
        Normalization.of(stored.get(OFFSET).values(), stored.get(SCALE).values()),
        network(section(metadata, "network"), alphabet.size()),
        new Parameters(stored.startingWith(WEIGHTS), stored.precision(WEIGHTS)),
        Objective.from(section(metadata, "objective")),
        alphabet,
        DecoderSettings.from(optionalSection(metadata, "decoder")),
        Acceptance.from(optionalSection(metadata, "acceptance"), alphabet),
        stored.startingWith(EXAMPLES),
        Json.parseObject("provenance", text(metadata, "provenance")));
  }

  /** The network; a layer or setting unknown here may be one that was added since. */
  private static NetworkSpec network(Settings network, int classes) {
    try {
      return NetworkSpec.from(network.integer("inputs"), network.list("layers"), classes);
    } catch (SettingsException e) {
      throw new SettingsException(
          e.getMessage() + "; if a later Nicebeach wrote this model, update yours");
    }
  }

  private static Settings section(Map<String, String> metadata, String key) {
    return Settings.of(key, Json.parseObject(key, text(metadata, key)));
  }

  /** Of a part that the first models did not have. */
  private static Settings optionalSection(Map<String, String> metadata, String key) {
    return metadata.containsKey(key) ? section(metadata, key) : Settings.of(key, Map.of());
  }

  private static String text(Map<String, String> metadata, String key) {
    String text = metadata.get(key);
    if (text == null) {
      throw new IllegalArgumentException("its metadata lack '" + key + "'");
    }
    return text;
  }

  private static Alphabet alphabet(Map<String, String> metadata) {
    if (Json.parse("alphabet", text(metadata, "alphabet")) instanceof List<?> tokens
        && tokens.stream().allMatch(String.class::isInstance)) {
      Units units = Settings.of("metadata", metadata).choice("units", Units.class, Units.WHOLE);
      return Alphabet.of(units, tokens.stream().map(String.class::cast).toList());
    }
    throw new IllegalArgumentException("its alphabet is no list of texts");
  }
}
