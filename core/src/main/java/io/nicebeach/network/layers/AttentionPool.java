package io.nicebeach.network.layers;

import static io.nicebeach.network.layers.Requirements.requireAtLeast;

import io.nicebeach.network.Initialization;
import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.AttentionPoolLayer;
import io.nicebeach.network.forward.DenseLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An utterance's mean frame, weighted by what each frame has to say (Okabe et al. 2018): frame x
 * has the score v · tanh(W x + b), and the scores' softmax over the frames are the weights.
 * Weights: {@code hidden.weight} W [units][width], {@code hidden.bias} b [units], {@code
 * score.weight} v [1][units].
 *
 * @param units the numbers of W x
 */
public record AttentionPool(int units) implements LayerSpec {
  /** How a recipe writes this kind of pool. */
  static final String KIND_OF_POOL = "attention";

  public AttentionPool {
    requireAtLeast(1, "units", units);
  }

  @Override
  public String kind() {
    return "pool";
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("kind", KIND_OF_POOL);
    settings.put("units", units);
    return settings;
  }

  @Override
  public Shape output(Shape input) {
    return Shape.flat(1, input.width());
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int width = input.width();
    return List.of(
        ParameterSpec.learnt(
            "hidden.weight", r -> Initialization.GLOROT_TANH.draw(r, width, units), units, width),
        ParameterSpec.constant("hidden.bias", units, 0),
        ParameterSpec.learnt(
            "score.weight", r -> Initialization.GLOROT_TANH.draw(r, units, 1), 1, units));
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new AttentionPoolLayer(
        DenseLayer.of(weights, name + ".hidden"),
        new DenseLayer(weights.get(name + ".score.weight").transposedFactor(), null));
  }
}
