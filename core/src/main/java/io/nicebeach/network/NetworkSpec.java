package io.nicebeach.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as data: what goes in and the layers in their order.
 *
 * @param inputs the bins of a frame of features
 */
public record NetworkSpec(int inputs, List<LayerSpec> layers) {
  private static final int MOST_NUMBERS = 1 << 22;

  /**
   * @throws IllegalArgumentException if a layer does not fit what comes before it
   */
  public NetworkSpec {
    layers = List.copyOf(layers);
    if (inputs < 1) {
      throw new IllegalArgumentException("inputs must be at least 1 but is " + inputs);
    }
    shapes(new Shape(Shape.ANY, inputs), layers);
  }

  /**
   * The network that a recipe or a model file writes.
   *
   * @param layers a tree: a list whose elements are a kind ({@code relu}) or a map from one kind to
   *     its settings ({@code dense: {units: 96}})
   * @param classes what {@code units: classes} stands for
   * @throws io.nicebeach.settings.SettingsException naming the layer and what is wrong with it
   */
  public static NetworkSpec from(int inputs, List<?> layers, int classes) {
    return new NetworkSpec(inputs, new LayerReader(classes).read(layers));
  }

  /** The layers as a tree that {@link #from} reads back, all settings written out. */
  public List<Object> toList() {
    List<Object> tree = new ArrayList<>();
    for (LayerSpec layer : layers) {
      Map<String, Object> settings = layer.settings();
      tree.add(settings.isEmpty() ? layer.kind() : Map.of(layer.kind(), settings));
    }
    return tree;
  }

  /** What comes out. */
  public Shape output() {
    List<Shape> shapes = shapes();
    return shapes.get(shapes.size() - 1);
  }

  /** V, the numbers of a frame that comes out. */
  public int outputs() {
    return output().width();
  }

  /** The input frames to one output frame: T frames become ceil(T / stride). */
  public int stride() {
    int stride = 1;
    for (LayerSpec layer : layers) {
      stride *= layer instanceof LayerSpec.Context context ? context.stride() : 1;
    }
    return stride;
  }

  /** What goes into each layer, and last what comes out of the last. */
  public List<Shape> shapes() {
    return shapes(new Shape(Shape.ANY, inputs), layers);
  }

  /** The shapes of all weights by name, in the order of the layers. */
  public Map<String, ParameterSpec> parameters() {
    Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
    List<Shape> shapes = shapes();
    for (int i = 0; i < layers.size(); i++) {
      for (ParameterSpec parameter : layers.get(i).parameters(shapes.get(i))) {
        parameters.put(i + "." + parameter.role(), parameter);
      }
    }
    return parameters;
  }

  /**
   * Refuses a batch of other frames than this network takes.
   *
   * @throws IllegalArgumentException naming both widths
   */
  public void requireInputs(Batch batch) {
    if (batch.bins() != inputs) {
      throw new IllegalArgumentException(
          "the network takes frames of " + inputs + " bins but the batch has " + batch.bins());
    }
  }

  /** Keeps a hostile model from claiming all memory once it is used. */
  private static Shape requireModest(Shape shape) {
    if ((long) Math.max(1, shape.frames()) * shape.width() > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "must put out at most " + MOST_NUMBERS + " numbers at once but puts out " + shape);
    }
    return shape;
  }

  private static List<Shape> shapes(Shape input, List<LayerSpec> layers) {
    List<Shape> shapes = new ArrayList<>(List.of(input));
    for (int i = 0; i < layers.size(); i++) {
      LayerSpec layer = layers.get(i);
      try {
        shapes.add(requireModest(layer.output(shapes.get(i))));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new IllegalArgumentException(
            LayerReader.place(i, layer.kind()) + " " + e.getMessage(), e);
      }
    }
    return shapes;
  }
}
