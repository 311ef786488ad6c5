package io.nicebeach.network;

import java.util.List;

/** A layer's forward pass as in use. Immutable and thread-safe. */
@FunctionalInterface
public interface Layer {
  /** What comes out when {@code input}, which is not changed, goes in. */
  Sequences forward(Sequences input);

  /** What comes out of the last of these layers when {@code input} goes into the first. */
  static Sequences forward(List<Layer> layers, Sequences input) {
    Sequences x = input;
    for (Layer layer : layers) {
      x = layer.forward(x);
    }
    return x;
  }
}
