package io.nicebeach.network.layers;

import static io.nicebeach.network.layers.Requirements.requireAtLeast;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.RecurrentLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A recurrent layer, which starts each utterance with a state of zeros. Bidirectional, a second one
 * runs from the last frame to the first, and its outputs follow the first one's in each frame.
 *
 * <p>Weights, with G gates of {@code units} rows each: {@code weight_ih_l0} [G units][inputs],
 * {@code weight_hh_l0} [G units][units], {@code bias_ih_l0} and {@code bias_hh_l0} [G units]; those
 * of the second end in {@code _reverse}. The order of the gates is PyTorch's.
 *
 * @param cell what happens in a frame
 * @param units the numbers of the state
 */
public record Recurrent(Cell cell, int units, boolean bidirectional) implements LayerSpec {
  private static final String REVERSE = "_reverse";

  /** What happens in a frame. σ is the logistic function, * the product number by number. */
  public enum Cell {
    /**
     * A gated recurrent unit (Cho et al. 2014), with the reset after the product:
     *
     * <pre>
     *   r = σ(W_ir x + b_ir + W_hr h + b_hr)
     *   z = σ(W_iz x + b_iz + W_hz h + b_hz)
     *   n = tanh(W_in x + b_in + r * (W_hn h + b_hn))
     *   h ← (1 - z) * n + z * h
     * </pre>
     *
     * The gates' order is r, z, n.
     */
    GRU(3),
    /**
     * Long short-term memory (Hochreiter and Schmidhuber 1997, Gers et al. 2000):
     *
     * <pre>
     *   i, f, o = σ(W_i x + b_i + W_h h + b_h)
     *   g = tanh(W_i x + b_i + W_h h + b_h)
     *   c ← f * c + i * g
     *   h ← o * tanh(c)
     * </pre>
     *
     * The gates' order is i, f, g, o.
     */
    LSTM(4);

    private final int gates;

    Cell(int gates) {
      this.gates = gates;
    }

    /** G */
    public int gates() {
      return gates;
    }
  }

  public Recurrent {
    requireAtLeast(1, "units", units);
  }

  @Override
  public String kind() {
    return cell == Cell.GRU ? "gru" : "lstm";
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("units", units);
    settings.put("bidirectional", bidirectional);
    return settings;
  }

  @Override
  public Shape output(Shape input) {
    return input.withWidth(bidirectional ? 2 * units : units);
  }

  @Override
  public boolean isCausal() {
    return !bidirectional;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    List<ParameterSpec> parameters = new ArrayList<>(direction(input.width(), ""));
    if (bidirectional) {
      parameters.addAll(direction(input.width(), REVERSE));
    }
    return parameters;
  }

  /** Uniform within 1 / √units, as PyTorch starts them. */
  private List<ParameterSpec> direction(int inputs, String suffix) {
    ToDoubleFunction<SplittableRandom> start = r -> (2 * r.nextDouble() - 1) / Math.sqrt(units);
    int rows = cell.gates() * units;
    return List.of(
        ParameterSpec.learnt("weight_ih_l0" + suffix, start, rows, inputs),
        ParameterSpec.learnt("weight_hh_l0" + suffix, start, rows, units),
        ParameterSpec.learnt("bias_ih_l0" + suffix, start, rows),
        ParameterSpec.learnt("bias_hh_l0" + suffix, start, rows));
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    List<RecurrentLayer.Direction> directions = new ArrayList<>();
    directions.add(direction(name, "", weights));
    if (bidirectional) {
      directions.add(direction(name, REVERSE, weights));
    }
    return new RecurrentLayer(this, directions);
  }

  private static RecurrentLayer.Direction direction(String name, String suffix, Weights weights) {
    return new RecurrentLayer.Direction(
        weights.get(name + ".weight_ih_l0" + suffix).transposedFactor(),
        weights.get(name + ".bias_ih_l0" + suffix).copy(),
        weights.get(name + ".weight_hh_l0" + suffix).transposedFactor(),
        weights.get(name + ".bias_hh_l0" + suffix).copy());
  }
}
