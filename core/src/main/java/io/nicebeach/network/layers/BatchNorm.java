package io.nicebeach.network.layers;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.ScaleLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) of each channel: y = (x - mean) / √(variance +
 * epsilon) weight + bias. In training, mean and variance are those of all numbers of the channel in
 * the batch's own frames (padding does not count); in use, those kept while training. Weights:
 * {@code weight}, {@code bias}, {@code running_mean}, {@code running_var}, each [channels].
 *
 * @param momentum the share of a new batch in the running statistics
 */
public record BatchNorm(double momentum, double epsilon) implements LayerSpec {
  public BatchNorm {
    if (!(momentum > 0 && momentum <= 1)) {
      throw new IllegalArgumentException("momentum must be in (0, 1] but is " + momentum);
    }
    Requirements.requirePositive("epsilon", epsilon);
  }

  /** With PyTorch's defaults. */
  public BatchNorm() {
    this(0.1, 1e-5);
  }

  @Override
  public String kind() {
    return "batch-norm";
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("momentum", momentum);
    settings.put("epsilon", epsilon);
    return settings;
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int channels = input.channels();
    return List.of(
        ParameterSpec.constant("weight", channels, 1),
        ParameterSpec.constant("bias", channels, 0),
        ParameterSpec.statistics("running_mean", channels, 0),
        ParameterSpec.statistics("running_var", channels, 1));
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return ScaleLayer.batchNorm(
        weights.get(name + ".weight"),
        weights.get(name + ".bias"),
        weights.get(name + ".running_mean"),
        weights.get(name + ".running_var"),
        epsilon,
        input.bins());
  }
}
