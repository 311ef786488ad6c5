package io.nicebeach.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Layers in their order as data, each fed with what comes out of the one before. */
public record LayerList(List<LayerSpec> layers) {
  private static final int MOST_NUMBERS = 1 << 22;
  private static final int LONGEST_STRIDE = 1 << 16;

  public LayerList {
    layers = List.copyOf(layers);
  }

  /**
   * What goes into each layer, and last what comes out of the last.
   *
   * @throws LayerException if a layer does not fit what comes before it
   */
  public List<Shape> shapes(Shape input) {
    List<Shape> shapes = new ArrayList<>(List.of(input));
    for (int i = 0; i < layers.size(); i++) {
      shapes.add(output(i, shapes.get(i)));
    }
    return shapes;
  }

  private Shape output(int index, Shape input) {
    LayerSpec layer = layers.get(index);
    try {
      return requireModest(layer.output(input));
    } catch (LayerException e) {
      throw e.within(String.valueOf(index));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new LayerException(String.valueOf(index), layer.kind(), e.getMessage());
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

  /** What comes out of the last layer. */
  public Shape output(Shape input) {
    List<Shape> shapes = shapes(input);
    return shapes.get(shapes.size() - 1);
  }

  /** All weights in the order of the layers; their names begin with their layer's index. */
  public List<ParameterSpec> parameters(Shape input) {
    List<ParameterSpec> parameters = new ArrayList<>();
    List<Shape> shapes = shapes(input);
    for (int i = 0; i < layers.size(); i++) {
      for (ParameterSpec parameter : layers.get(i).parameters(shapes.get(i))) {
        parameters.add(parameter.within(String.valueOf(i)));
      }
    }
    return parameters;
  }

  /**
   * The frames that go in for each that comes out.
   *
   * @throws IllegalArgumentException if the layers' strides multiply to more than any sound has use
   *     for
   */
  public int frameStride() {
    long stride = 1;
    for (LayerSpec layer : layers) {
      stride *= layer.frameStride();
      if (stride > LONGEST_STRIDE) {
        throw new IllegalArgumentException(
            "layers must put out a frame for at most every %d that go in but do so for every %d"
                .formatted(LONGEST_STRIDE, stride));
      }
    }
    return (int) stride;
  }

  /** Whether all layers are causal. */
  public boolean isCausal() {
    return layers.stream().allMatch(LayerSpec::isCausal);
  }

  /** As a tree that a recipe could hold, all settings written out. */
  public List<Object> toTree() {
    List<Object> tree = new ArrayList<>();
    for (LayerSpec layer : layers) {
      Map<String, Object> settings = layer.settings();
      tree.add(settings.isEmpty() ? layer.kind() : Map.of(layer.kind(), settings));
    }
    return tree;
  }

  /**
   * The forward passes in their order.
   *
   * @param prefix what the names of all weights begin with: empty, or a place and a dot
   */
  public List<Layer> forward(String prefix, Shape input, Weights weights) {
    List<Shape> shapes = shapes(input);
    List<Layer> forward = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      forward.add(layers.get(i).layer(prefix + i, shapes.get(i), weights));
    }
    return forward;
  }
}
