package io.nicebeach.network.layers;

import static io.nicebeach.network.layers.Requirements.requirePositive;

import io.nicebeach.network.Initialization;
import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Pronunciations;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import java.util.List;
import java.util.Map;

/**
 * A second lesson in training, nothing in use: z = W x + b is to tell, by CTC, the sounds of what
 * is said, and its loss counts beside the network's own (Caruana 1997; Kim, Hori and Watanabe
 * 2017). What comes out is what goes in. So the layers before it learn of what words are made,
 * which words have in common that were learnt with those that were not. Weights: {@code weight}
 * [phones + 1][inputs], {@code bias} [phones + 1].
 *
 * @param share how much the lesson's loss counts, where the network's own counts 1
 * @param pronunciations the sounds to tell
 */
public record Phones(double share, Pronunciations pronunciations) implements LayerSpec {
  public Phones {
    requirePositive("share", share);
  }

  @Override
  public String kind() {
    return "phones";
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("share", share);
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int units = pronunciations.phones() + 1;
    return List.of(
        ParameterSpec.learnt(
            "weight",
            r -> Initialization.NORMAL.draw(r, input.width(), units),
            units,
            input.width()),
        ParameterSpec.constant("bias", units, 0));
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return x -> x;
  }
}
