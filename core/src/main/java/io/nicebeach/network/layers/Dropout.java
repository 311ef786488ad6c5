package io.nicebeach.network.layers;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import java.util.Map;

/**
 * Numbers dropped at random in training, nothing in use (Srivastava et al. 2014).
 *
 * @param rate the share that is dropped, in [0, 1)
 */
public record Dropout(double rate) implements LayerSpec {
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate must be in [0, 1) but is " + rate);
    }
  }

  @Override
  public String kind() {
    return "dropout";
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("rate", rate);
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return x -> x;
  }
}
