package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import java.util.List;

/** What comes out of the layers plus what comes out of the shortcut, which may be empty. */
public record ResidualLayer(List<Layer> layers, List<Layer> shortcut) implements Layer {
  @Override
  public Sequences forward(Sequences x) {
    Sequences through = Layer.forward(layers, x);
    Matrix sum = Layer.forward(shortcut, x).frames().copy().add(1, through.frames());
    return through.with(sum);
  }
}
