package io.nicebeach.network.layers;

import io.nicebeach.network.Initialization;
import io.nicebeach.network.LayerException;
import io.nicebeach.network.LayerList;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Pronunciations;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads layers from a tree, as YAML and JSON give it: a list whose elements are a kind ({@code
 * relu}), a kind with settings ({@code dense: {units: 96}}) or a block of layers ({@code residual:
 * [...]}).
 */
public final class LayerReader {
  /** How units and channels are written that are as many as there are classes. */
  private static final String CLASSES = "classes";

  private static final String RESIDUAL = "residual";
  private static final String LAYERS = "layers";

  private final int classes;
  private final Map<String, Function<Settings, LayerSpec>> kinds = new LinkedHashMap<>();

  private LayerReader(int classes, Pronunciations pronunciations) {
    this.classes = classes;
    kinds.put("dense", this::dense);
    kinds.put("conv", this::conv);
    kinds.put("conv2d", this::conv2d);
    kinds.put("gru", s -> recurrent(Recurrent.Cell.GRU, s));
    kinds.put("lstm", s -> recurrent(Recurrent.Cell.LSTM, s));
    kinds.put("self-attention", LayerReader::selfAttention);
    kinds.put("squeeze-excite", s -> new SqueezeExcite(s.integer("units")));
    kinds.put("batch-norm", LayerReader::batchNorm);
    kinds.put("layer-norm", s -> new LayerNorm(s.number("epsilon", 1e-5)));
    kinds.put("sigmoid", s -> new Activate(new Activation.Sigmoid()));
    kinds.put("tanh", s -> new Activate(new Activation.Tanh()));
    kinds.put("relu", s -> new Activate(new Activation.Relu()));
    kinds.put("leaky-relu", s -> new Activate(new Activation.LeakyRelu(s.number("slope", 0.1))));
    kinds.put("gelu", s -> new Activate(new Activation.Gelu()));
    kinds.put("silu", s -> new Activate(new Activation.Silu()));
    kinds.put("swish", s -> new Activate(new Activation.Silu()));
    kinds.put("oland", s -> new Activate(new Activation.Oland()));
    kinds.put("glu", s -> new Glu());
    kinds.put("softmax", s -> new Softmax());
    kinds.put("dropout", s -> new Dropout(s.number("rate")));
    kinds.put("phones", s -> new Phones(s.number("share"), pronunciations));
    kinds.put("context", LayerReader::context);
    kinds.put("resize", s -> new Resize(s.integer("frames")));
    kinds.put("flatten", s -> new Flatten());
    kinds.put("pool", LayerReader::pool);
  }

  /**
   * The layers in their order.
   *
   * @param classes what {@code units: classes} stands for
   * @param pronunciations of these classes, for {@code phones}
   * @throws SettingsException naming the layer and what is wrong with it
   */
  public static List<LayerSpec> read(List<?> tree, int classes, Pronunciations pronunciations) {
    return new LayerReader(classes, pronunciations).layers("", tree).layers();
  }

  /** The names of all kinds of layers. */
  public static Set<String> kinds() {
    Set<String> kinds = new TreeSet<>(new LayerReader(1, Pronunciations.NONE).kinds.keySet());
    kinds.add(RESIDUAL);
    return kinds;
  }

  /**
   * @param prefix what the places of these layers begin with
   */
  private LayerList layers(String prefix, List<?> tree) {
    List<LayerSpec> layers = new ArrayList<>();
    for (Object element : tree) {
      layers.add(layer(prefix + layers.size(), element));
    }
    return new LayerList(layers);
  }

  private LayerSpec layer(String path, Object element) {
    String kind = kindOf(path, element);
    requireKnown(path, kind);
    String place = LayerException.place(path, kind);
    Settings settings = Settings.of(place, settingsOf(place, kind, element));
    LayerSpec layer =
        checked(
            place,
            () ->
                kind.equals(RESIDUAL) ? residual(path, settings) : kinds.get(kind).apply(settings));
    settings.rejectUnknown();
    return layer;
  }

  /** Refuses an unknown kind just as an unknown key, with a suggestion. */
  private void requireKnown(String path, String kind) {
    Settings settings = Settings.of("layer " + path, Map.of(kind, Map.of()));
    kinds.keySet().forEach(settings::has);
    settings.has(RESIDUAL);
    settings.rejectUnknown();
  }

  private static String kindOf(String path, Object element) {
    if (element instanceof String kind) {
      return kind;
    }
    if (element instanceof Map<?, ?> map && map.size() == 1) {
      return String.valueOf(map.keySet().iterator().next());
    }
    throw new SettingsException(
        "layer " + path + " must be a kind or one kind with its settings but is " + element);
  }

  @SuppressWarnings("unchecked") // trees come from JSON and YAML, whose keys are strings
  private static Map<String, ?> settingsOf(String place, String kind, Object element) {
    Object settings = element instanceof Map<?, ?> map ? map.get(kind) : null;
    if (settings == null) {
      return Map.of();
    }
    if (settings instanceof Map<?, ?> map) {
      return (Map<String, ?>) map;
    }
    if (kind.equals(RESIDUAL) && settings instanceof List<?> layers) {
      return Map.of(LAYERS, layers);
    }
    throw new SettingsException(place + " must have a group of settings but has " + settings);
  }

  private static LayerSpec checked(String place, Supplier<LayerSpec> layer) {
    try {
      return layer.get();
    } catch (SettingsException e) {
      throw e; // names its place already
    } catch (IllegalArgumentException e) {
      throw new SettingsException(place + ": " + e.getMessage());
    }
  }

  private LayerSpec residual(String path, Settings settings) {
    String shortcut = path + "." + Residual.SHORTCUT + ".";
    return new Residual(
        layers(path + ".", settings.list(LAYERS)),
        layers(shortcut, settings.list(Residual.SHORTCUT)));
  }

  private LayerSpec dense(Settings settings) {
    return new Dense(
        perClass(settings, "units"),
        settings.choice("bias", Dense.Bias.class, Dense.Bias.TRUE),
        settings.choice("initialization", Initialization.class, Initialization.GLOROT_TANH));
  }

  private int perClass(Settings settings, String key) {
    return settings.text(key).equals(CLASSES) ? classes : settings.integer(key);
  }

  private LayerSpec conv(Settings settings) {
    return new Conv(
        perClass(settings, "channels"),
        settings.integer("kernel"),
        settings.integer("stride", 1),
        settings.integer("dilation", 1),
        groups(settings),
        settings.flag("bias", true),
        settings.flag("causal", false),
        settings.choice("initialization", Initialization.class, Initialization.HE));
  }

  private LayerSpec conv2d(Settings settings) {
    return new Conv2d(
        perClass(settings, "channels"),
        extent(settings, "kernel"),
        settings.has("stride") ? extent(settings, "stride") : Conv2d.Extent.ONE,
        settings.has("dilation") ? extent(settings, "dilation") : Conv2d.Extent.ONE,
        groups(settings),
        settings.flag("bias", true),
        settings.flag("causal", false),
        settings.choice("initialization", Initialization.class, Initialization.HE));
  }

  private static Conv2d.Extent extent(Settings settings, String key) {
    List<?> both = settings.list(key);
    if (both.size() == 2
        && both.get(0) instanceof Number time
        && both.get(1) instanceof Number bins) {
      return new Conv2d.Extent(time.intValue(), bins.intValue());
    }
    throw settings.error(key, "must be two whole numbers, [time, bins], but is " + both);
  }

  private static int groups(Settings settings) {
    if (!settings.has("groups")) {
      return 1;
    }
    if (settings.text("groups").equals(Conv.INPUTS)) {
      return Conv.DEPTHWISE;
    }
    int groups = settings.integer("groups");
    Requirements.requireAtLeast(1, "groups", groups);
    return groups;
  }

  private static LayerSpec recurrent(Recurrent.Cell cell, Settings settings) {
    return new Recurrent(cell, settings.integer("units"), settings.flag("bidirectional", false));
  }

  private static LayerSpec selfAttention(Settings settings) {
    return new SelfAttention(settings.integer("heads"), settings.integer("distance"));
  }

  private static LayerSpec batchNorm(Settings settings) {
    return new BatchNorm(settings.number("momentum", 0.1), settings.number("epsilon", 1e-5));
  }

  private static LayerSpec context(Settings settings) {
    return new Context(
        settings.integer("frames"),
        settings.integer("stride", 1),
        settings.integer("dilation", 1),
        settings.flag("causal", false));
  }

  private static LayerSpec pool(Settings settings) {
    return settings.text("kind").equals(AttentionPool.KIND_OF_POOL)
        ? new AttentionPool(settings.integer("units", 64))
        : new Pool(settings.choice("kind", Pool.Kind.class));
  }
}
