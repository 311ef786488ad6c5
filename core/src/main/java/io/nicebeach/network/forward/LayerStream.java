package io.nicebeach.network.forward;

import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import java.util.List;

/** A causal layer on its way through one utterance, whose frames come piece by piece. */
@FunctionalInterface
public interface LayerStream {
  /** What comes out as soon as these frames, the next of the utterance, have gone in. */
  Sequences push(Sequences frames);

  /** A stream of each layer. */
  static List<LayerStream> of(List<Layer> layers) {
    return layers.stream().map(Layer::stream).toList();
  }

  /** What comes out of the last of these layers when {@code frames} go into the first. */
  static Sequences push(List<LayerStream> layers, Sequences frames) {
    Sequences x = frames;
    for (LayerStream layer : layers) {
      x = layer.push(x);
    }
    return x;
  }
}
