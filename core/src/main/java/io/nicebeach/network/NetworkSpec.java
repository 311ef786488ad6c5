package io.nicebeach.network;

import java.util.List;

/**
 * A network as data: what goes in and the layers in their order.
 *
 * @param inputs the bins of a frame of features
 */
public record NetworkSpec(int inputs, List<LayerSpec> layers) {
  public NetworkSpec {
    layers = List.copyOf(layers);
  }
}
