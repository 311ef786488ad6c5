package io.nicebeach.network.layers;

import static io.nicebeach.network.layers.Requirements.requireAtLeast;
import static io.nicebeach.network.layers.Requirements.requireSpan;

import io.nicebeach.network.Initialization;
import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.DenseLayer;
import io.nicebeach.network.forward.SelfAttentionLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Multi-head self-attention (Vaswani et al. 2017) over an utterance's own frames, with a learnt
 * bias by relative position (Raffel et al. 2020). With q, k, v = the frames times the three thirds
 * of the first weight, cut into heads of width / heads numbers each, frame i sees frame j with
 *
 * <pre>
 *   softmax over j of (q_i · k_j / √(width / heads) + relative_bias[head][d + distance])
 *   where d = j - i, clipped to [-distance, distance]
 * </pre>
 *
 * Weights: {@code in_proj_weight} [3 width][width], {@code in_proj_bias} [3 width], {@code
 * out_proj.weight} [width][width], {@code out_proj.bias} [width], as PyTorch's MultiheadAttention
 * has them, and {@code relative_bias} [heads][2 distance + 1].
 *
 * @param heads how many, which must divide the width
 * @param distance beyond which all frames are equally far
 */
public record SelfAttention(int heads, int distance) implements LayerSpec {
  public SelfAttention {
    requireAtLeast(1, "heads", heads);
    requireAtLeast(0, "distance", distance);
    requireSpan("distance", distance);
  }

  @Override
  public String kind() {
    return "self-attention";
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("heads", heads);
    settings.put("distance", distance);
    return settings;
  }

  @Override
  public Shape output(Shape input) {
    if (input.width() % heads != 0) {
      throw new IllegalArgumentException(
          "needs a width that %d heads divide but gets %d of %s"
              .formatted(heads, input.width(), input));
    }
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int width = input.width();
    return List.of(
        ParameterSpec.learnt(
            "in_proj_weight",
            r -> Initialization.GLOROT_TANH.draw(r, width, 3 * width),
            3 * width,
            width),
        ParameterSpec.constant("in_proj_bias", 3 * width, 0),
        ParameterSpec.learnt(
            "out_proj.weight", r -> Initialization.GLOROT_TANH.draw(r, width, width), width, width),
        ParameterSpec.constant("out_proj.bias", width, 0),
        ParameterSpec.learnt("relative_bias", r -> 0, heads, 2 * distance + 1));
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new SelfAttentionLayer(
        DenseLayer.of(weights, name + ".in_proj_weight", name + ".in_proj_bias"),
        DenseLayer.of(weights, name + ".out_proj"),
        weights.get(name + ".relative_bias").copy(),
        heads);
  }
}
