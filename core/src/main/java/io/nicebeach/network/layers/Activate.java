package io.nicebeach.network.layers;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import java.util.Map;

/** A function applied to each number. */
public record Activate(Activation function) implements LayerSpec {
  @Override
  public String kind() {
    return function.kind();
  }

  @Override
  public Map<String, Object> settings() {
    return function instanceof Activation.LeakyRelu leaky
        ? Map.of("slope", leaky.slope())
        : Map.of();
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return x -> x.with(x.frames().map(function));
  }
}
