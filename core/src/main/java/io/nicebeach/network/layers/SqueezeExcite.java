package io.nicebeach.network.layers;

import static io.nicebeach.network.layers.Requirements.requireAtLeast;

import io.nicebeach.network.Initialization;
import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.DenseLayer;
import io.nicebeach.network.forward.SqueezeExciteLayer;
import java.util.List;
import java.util.Map;

/**
 * Each channel made louder or quieter by what the whole utterance is like (Hu et al. 2018): y = x s
 * with s = sigmoid(W₂ relu(W₁ m + b₁) + b₂), where m is each channel's mean over the utterance's
 * own frames and all bins. Weights: {@code fc1.weight} W₁ [units][channels], {@code fc1.bias},
 * {@code fc2.weight} W₂ [channels][units], {@code fc2.bias}.
 *
 * @param units the numbers between W₁ and W₂
 */
public record SqueezeExcite(int units) implements LayerSpec {
  public SqueezeExcite {
    requireAtLeast(1, "units", units);
  }

  @Override
  public String kind() {
    return "squeeze-excite";
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("units", units);
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int channels = input.channels();
    return List.of(
        ParameterSpec.learnt(
            "fc1.weight", r -> Initialization.HE.draw(r, channels, units), units, channels),
        ParameterSpec.constant("fc1.bias", units, 0),
        ParameterSpec.learnt(
            "fc2.weight",
            r -> Initialization.GLOROT_TANH.draw(r, units, channels),
            channels,
            units),
        ParameterSpec.constant("fc2.bias", channels, 0));
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new SqueezeExciteLayer(
        DenseLayer.of(weights, name + ".fc1"), DenseLayer.of(weights, name + ".fc2"), input.bins());
  }
}
