package io.nicebeach.network.layers;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerException;
import io.nicebeach.network.LayerList;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.ResidualLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers whose output is added to their input (He et al. 2016): y = x + f(x), or y = g(x) + f(x)
 * where f changes the shape. Frames are added number by number, whatever their channels are. The
 * weights of f begin with its layers' indices, those of g with {@code shortcut} and theirs: {@code
 * 0.weight}, {@code shortcut.0.weight}.
 *
 * @param layers f
 * @param shortcut g; none for the input itself
 */
public record Residual(LayerList layers, LayerList shortcut) implements LayerSpec {
  /** What the names of the shortcut's weights begin with. */
  public static final String SHORTCUT = "shortcut";

  public Residual {
    if (layers.layers().isEmpty()) {
      throw new IllegalArgumentException("layers must be at least one");
    }
  }

  /** With the input itself as the shortcut. */
  public Residual(LayerSpec... layers) {
    this(new LayerList(List.of(layers)), new LayerList(List.of()));
  }

  @Override
  public String kind() {
    return "residual";
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("layers", layers.toTree());
    settings.put("shortcut", shortcut.toTree());
    return settings;
  }

  @Override
  public Shape output(Shape input) {
    Shape through = layers.output(input);
    Shape past = pastShape(input);
    if (through.frames() != past.frames()
        || through.width() != past.width()
        || layers.frameStride() != shortcut.frameStride()) {
      throw new IllegalArgumentException(
          "adds %s of stride %d from its layers to %s of stride %d from its shortcut; they must be alike"
              .formatted(through, layers.frameStride(), past, shortcut.frameStride()));
    }
    return through;
  }

  private Shape pastShape(Shape input) {
    try {
      return shortcut.output(input);
    } catch (LayerException e) {
      throw e.within(SHORTCUT);
    }
  }

  @Override
  public int frameStride() {
    return layers.frameStride();
  }

  @Override
  public boolean isCausal() {
    return layers.isCausal() && shortcut.isCausal();
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    List<ParameterSpec> parameters = new ArrayList<>(layers.parameters(input));
    shortcut.parameters(input).forEach(p -> parameters.add(p.within(SHORTCUT)));
    return parameters;
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new ResidualLayer(
        layers.forward(name + ".", input, weights),
        shortcut.forward(name + "." + SHORTCUT + ".", input, weights));
  }
}
