package io.nicebeach.network;

import io.nicebeach.network.forward.LayerStream;
import java.util.List;

/** A layer's forward pass as in use. Immutable and thread-safe. */
@FunctionalInterface
public interface Layer {
  /** What comes out when {@code input}, which is not changed, goes in. */
  Sequences forward(Sequences input);

  /**
   * A causal layer at the start of an utterance whose frames come piece by piece. This one is right
   * for a layer that takes each frame by itself.
   */
  default LayerStream stream() {
    return this::forward;
  }

  /** What comes out of the last of these layers when {@code input} goes into the first. */
  static Sequences forward(List<Layer> layers, Sequences input) {
    Sequences x = input;
    for (Layer layer : layers) {
      x = layer.forward(x);
    }
    return x;
  }
}
