package io.nicebeach.network.layers;

import static io.nicebeach.network.layers.Requirements.requireAtLeast;

import io.nicebeach.network.Initialization;
import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.DenseLayer;
import io.nicebeach.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fully connected layer, applied to every frame: y = W x + b. Weights: {@code weight}
 * [units][inputs], {@code bias} [units].
 *
 * @param units the numbers that come out
 * @param bias whether there is a b
 * @param initialization how W starts
 */
public record Dense(int units, Bias bias, Initialization initialization) implements LayerSpec {
  /** Whether a dense layer adds a b, and how that starts. */
  public enum Bias {
    /** No b. */
    FALSE,
    /** b starts as zeros. */
    TRUE,
    /** b is the weight of one more input, which is always 1, and starts like the others. */
    INPUT
  }

  public Dense {
    requireAtLeast(1, "units", units);
  }

  public Dense(int units, boolean bias) {
    this(units, bias ? Bias.TRUE : Bias.FALSE, Initialization.GLOROT_TANH);
  }

  @Override
  public String kind() {
    return "dense";
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("units", units);
    settings.put("bias", Settings.nameOf(bias));
    settings.put("initialization", Settings.nameOf(initialization));
    return settings;
  }

  @Override
  public Shape output(Shape input) {
    return input.withWidth(units);
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int inputs = input.width() + (bias == Bias.INPUT ? 1 : 0);
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(
        ParameterSpec.learnt(
            "weight", r -> initialization.draw(r, inputs, units), units, input.width()));
    if (bias == Bias.TRUE) {
      parameters.add(ParameterSpec.constant("bias", units, 0));
    } else if (bias == Bias.INPUT) {
      parameters.add(
          ParameterSpec.learnt("bias", r -> initialization.draw(r, inputs, units), units));
    }
    return parameters;
  }

  /** Whether there is a b. */
  public boolean hasBias() {
    return bias != Bias.FALSE;
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new DenseLayer(
        weights.get(name + ".weight").transposedFactor(),
        hasBias() ? weights.get(name + ".bias").copy() : null);
  }
}
