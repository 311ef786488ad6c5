package io.nicebeach.network.forward;

import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import java.util.List;

/** What comes out of the layers plus what comes out of the shortcut, which may be empty. */
public record ResidualLayer(List<Layer> layers, List<Layer> shortcut) implements Layer {
  @Override
  public Sequences forward(Sequences x) {
    return sum(Layer.forward(layers, x), Layer.forward(shortcut, x));
  }

  @Override
  public LayerStream stream() {
    List<LayerStream> through = LayerStream.of(layers);
    List<LayerStream> past = LayerStream.of(shortcut);
    return x -> sum(LayerStream.push(through, x), LayerStream.push(past, x));
  }

  private static Sequences sum(Sequences through, Sequences past) {
    return through.with(past.frames().copy().add(1, through.frames()));
  }
}
