package io.nicebeach.network.layers;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.LayerNormLayer;
import java.util.List;
import java.util.Map;

/**
 * Layer normalisation (Ba et al. 2016) of each frame by itself: y = (x - mean) / √(variance +
 * epsilon) weight + bias, over all numbers of the frame. Weights: {@code weight}, {@code bias},
 * each [width].
 */
public record LayerNorm(double epsilon) implements LayerSpec {
  public LayerNorm {
    Requirements.requirePositive("epsilon", epsilon);
  }

  /** With PyTorch's default. */
  public LayerNorm() {
    this(1e-5);
  }

  @Override
  public String kind() {
    return "layer-norm";
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("epsilon", epsilon);
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    return List.of(
        ParameterSpec.constant("weight", input.width(), 1),
        ParameterSpec.constant("bias", input.width(), 0));
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new LayerNormLayer(
        weights.get(name + ".weight").copy(), weights.get(name + ".bias").copy(), epsilon);
  }
}
