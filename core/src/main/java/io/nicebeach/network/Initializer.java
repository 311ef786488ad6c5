package io.nicebeach.network;

import java.util.LinkedHashMap;
import java.util.Map;

/** Draws the weights that training starts from. */
public final class Initializer {
  private Initializer() {}

  /** Each layer's weights by its {@link Initialization}; the same seed gives the same weights. */
  public static Parameters parameters(NetworkSpec network, long seed) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (name, spec) -> tensors.put(name, spec.draw(RandomNumbers.of(seed, tensors.size()))));
    return new Parameters(tensors);
  }
}
