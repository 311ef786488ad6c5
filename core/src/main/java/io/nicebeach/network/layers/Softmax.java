package io.nicebeach.network.layers;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.SoftmaxLayer;

/** Each frame's numbers as probabilities, e^z / sum e^z: frame by frame. */
public record Softmax() implements LayerSpec {
  @Override
  public String kind() {
    return "softmax";
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new SoftmaxLayer();
  }
}
