package io.nicebeach.network;

import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads layers from a tree, as YAML and JSON give it: a list whose elements are a kind ({@code
 * relu}) or a kind with settings ({@code dense: {units: 96}}).
 */
final class LayerReader {
  /** How a dense layer's units are written that are as many as there are classes. */
  private static final String CLASSES = "classes";

  private final int classes;
  private final Map<String, Function<Settings, LayerSpec>> kinds = new LinkedHashMap<>();

  LayerReader(int classes) {
    this.classes = classes;
    kinds.put("dense", this::dense);
    kinds.put("sigmoid", s -> new LayerSpec.Activate(new Activation.Sigmoid()));
    kinds.put("tanh", s -> new LayerSpec.Activate(new Activation.Tanh()));
    kinds.put("relu", s -> new LayerSpec.Activate(new Activation.Relu()));
    kinds.put("leaky-relu", LayerReader::leakyRelu);
    kinds.put("swish", s -> new LayerSpec.Activate(new Activation.Swish()));
    kinds.put("oland", s -> new LayerSpec.Activate(new Activation.Oland()));
    kinds.put("softmax", s -> new LayerSpec.Softmax());
    kinds.put("dropout", s -> new LayerSpec.Dropout(s.number("rate")));
    kinds.put("context", LayerReader::context);
    kinds.put("resize", s -> new LayerSpec.Resize(s.integer("frames")));
    kinds.put("flatten", s -> new LayerSpec.Flatten());
    kinds.put("pool", s -> new LayerSpec.Pool(s.choice("kind", LayerSpec.Pool.Kind.class)));
  }

  /** The layers in their order. */
  List<LayerSpec> read(List<?> tree) {
    List<LayerSpec> layers = new ArrayList<>();
    for (Object element : tree) {
      layers.add(layer(layers.size(), element));
    }
    return layers;
  }

  private LayerSpec layer(int index, Object element) {
    String kind = kindOf(index, element);
    requireKnown(index, kind);
    Settings settings = Settings.of(place(index, kind), settingsOf(index, kind, element));
    LayerSpec layer = checked(index, kind, () -> kinds.get(kind).apply(settings));
    settings.rejectUnknown();
    return layer;
  }

  /** Refuses an unknown kind just as an unknown key, with a suggestion. */
  private void requireKnown(int index, String kind) {
    Settings settings = Settings.of("layer " + index, Map.of(kind, Map.of()));
    kinds.keySet().forEach(settings::has);
    settings.rejectUnknown();
  }

  private static String kindOf(int index, Object element) {
    if (element instanceof String kind) {
      return kind;
    }
    if (element instanceof Map<?, ?> map && map.size() == 1) {
      return String.valueOf(map.keySet().iterator().next());
    }
    throw new SettingsException(
        "layer " + index + " must be a kind or one kind with its settings but is " + element);
  }

  @SuppressWarnings("unchecked") // trees come from JSON and YAML, whose keys are strings
  private static Map<String, ?> settingsOf(int index, String kind, Object element) {
    Object settings = element instanceof Map<?, ?> map ? map.get(kind) : null;
    if (settings == null) {
      return Map.of();
    }
    if (settings instanceof Map<?, ?> map) {
      return (Map<String, ?>) map;
    }
    throw new SettingsException(
        place(index, kind) + " must have a group of settings but has " + settings);
  }

  private LayerSpec dense(Settings settings) {
    boolean perClass = settings.text("units").equals(CLASSES);
    return new LayerSpec.Dense(
        perClass ? classes : settings.integer("units"),
        settings.choice("bias", LayerSpec.Dense.Bias.class, LayerSpec.Dense.Bias.TRUE),
        settings.choice("initialization", Initialization.class, Initialization.GLOROT_TANH));
  }

  private static LayerSpec leakyRelu(Settings settings) {
    return new LayerSpec.Activate(new Activation.LeakyRelu(settings.number("slope", 0.1)));
  }

  private static LayerSpec context(Settings settings) {
    return new LayerSpec.Context(
        settings.integer("frames"), settings.integer("stride", 1), settings.integer("dilation", 1));
  }

  /** How messages name a layer. */
  static String place(int index, String kind) {
    return "layer " + index + " (" + kind + ")";
  }

  private static LayerSpec checked(int index, String kind, Supplier<LayerSpec> layer) {
    try {
      return layer.get();
    } catch (SettingsException e) {
      throw e; // names its place already
    } catch (IllegalArgumentException e) {
      throw new SettingsException(place(index, kind) + ": " + e.getMessage());
    }
  }
}
