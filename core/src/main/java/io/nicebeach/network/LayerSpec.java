package io.nicebeach.network;

import java.util.List;
import java.util.Map;

/**
 * One layer as data: what a recipe writes and a model file keeps. A kind of layer is a record in
 * {@link io.nicebeach.network.layers} that knows its settings, its shapes, its weights and its
 * forward pass; a backend adds the way back.
 */
public interface LayerSpec {
  /** The name in a recipe, such as {@code leaky-relu}. */
  String kind();

  /** The settings as a recipe writes them, complete and in order. */
  default Map<String, Object> settings() {
    return Map.of();
  }

  /**
   * The shape that comes out where {@code input} goes in.
   *
   * @throws IllegalArgumentException if that shape does not fit
   */
  default Shape output(Shape input) {
    return input;
  }

  /** The frames that go in for each that comes out: T frames become ceil(T / stride). */
  default int frameStride() {
    return 1;
  }

  /** Whether a frame that comes out depends on no later frame that goes in. */
  default boolean isCausal() {
    return false;
  }

  /** The weights that the layer has, by their names within it. */
  default List<ParameterSpec> parameters(Shape input) {
    return List.of();
  }

  /**
   * The forward pass as in use.
   *
   * @param name the layer's place, with which its weights' names begin
   */
  Layer layer(String name, Shape input, Weights weights);
}
