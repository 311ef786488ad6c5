package io.nicebeach.network;

import io.nicebeach.network.layers.LayerReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as data: what goes in and the layers in their order.
 *
 * @param inputs the bins of a frame of features
 */
public record NetworkSpec(int inputs, List<LayerSpec> layers) {
  /**
   * @throws IllegalArgumentException if a layer does not fit what comes before it, or they stride
   *     too far
   */
  public NetworkSpec {
    layers = List.copyOf(layers);
    if (inputs < 1) {
      throw new IllegalArgumentException("inputs must be at least 1 but is " + inputs);
    }
    LayerList list = new LayerList(layers);
    list.shapes(Shape.features(inputs));
    list.frameStride();
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
    return from(inputs, layers, classes, Pronunciations.NONE);
  }

  /**
   * The network that a recipe writes, to be trained: {@link #from(int, List, int)}.
   *
   * @param pronunciations of the classes, which {@code phones} teaches
   */
  public static NetworkSpec from(
      int inputs, List<?> layers, int classes, Pronunciations pronunciations) {
    return new NetworkSpec(inputs, LayerReader.read(layers, classes, pronunciations));
  }

  /** The layers as a tree that {@link #from} reads back, all settings written out. */
  public List<Object> toList() {
    return list().toTree();
  }

  /** What comes out. */
  public Shape output() {
    return list().output(input());
  }

  /** V, the numbers of a frame that comes out. */
  public int outputs() {
    return output().width();
  }

  /** What goes in: features. */
  public Shape input() {
    return Shape.features(inputs);
  }

  /**
   * The frames that go in for each that comes out: T frames become ceil(T / stride). What a layer
   * does that sums up all frames is not counted.
   */
  public int stride() {
    return list().frameStride();
  }

  /** What goes into each layer, and last what comes out of the last. */
  public List<Shape> shapes() {
    return list().shapes(input());
  }

  /**
   * All weights by name, in the order of the layers. A name is a path of layers' indices and the
   * weight's role: {@code 0.weight}, {@code 3.1.running_mean}.
   */
  public Map<String, ParameterSpec> parameters() {
    Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
    list().parameters(input()).forEach(parameter -> parameters.put(parameter.role(), parameter));
    return parameters;
  }

  /** The layers with what layers in their order have in common. */
  public LayerList list() {
    return new LayerList(layers);
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
}
