package io.nicebeach.network.layers;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.GluLayer;

/**
 * A gated linear unit (Dauphin et al. 2017): the first half of the channels times the logistic
 * function of the second half.
 */
public record Glu() implements LayerSpec {
  @Override
  public String kind() {
    return "glu";
  }

  @Override
  public Shape output(Shape input) {
    if (input.channels() % 2 != 0) {
      throw new IllegalArgumentException(
          "needs an even number of channels but gets " + input.channels() + " of " + input);
    }
    return new Shape(input.frames(), input.channels() / 2, input.bins());
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new GluLayer();
  }
}
