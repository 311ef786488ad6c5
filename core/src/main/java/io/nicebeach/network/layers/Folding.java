package io.nicebeach.network.layers;

import io.nicebeach.network.LayerList;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes out of a network that has learnt what only training needs. Batch normalisation merely
 * scales and shifts in use, and the weights and the bias of a convolution or dense layer before it
 * can do that as well. With s = weight / √(running_var + epsilon): W' = s W, b' = s (b -
 * running_mean) + bias. {@link Phones} do nothing at all in use. So there are fewer layers and the
 * same outputs, but for rounding.
 */
public final class Folding {
  private final Parameters before;
  private final Map<String, Tensor> after = new LinkedHashMap<>();

  private Folding(Parameters before) {
    this.before = before;
  }

  /** A network with its weights. */
  public record Folded(NetworkSpec network, Parameters parameters) {}

  /** The network without what can be folded, blocks within blocks included. */
  public static Folded of(NetworkSpec network, Parameters parameters) {
    Folding folding = new Folding(parameters);
    LayerList layers = folding.fold(network.list(), network.input(), "", "");
    return new Folded(
        new NetworkSpec(network.inputs(), layers.layers()), new Parameters(folding.after));
  }

  /**
   * Folds layers and takes over their weights.
   *
   * @param from what the names of the weights begin with, and {@code to} with what they will begin
   */
  private LayerList fold(LayerList list, Shape input, String from, String to) {
    List<LayerSpec> folded = new ArrayList<>();
    List<Shape> shapes = list.shapes(input);
    for (int i = 0; i < list.layers().size(); i++) {
      LayerSpec layer = list.layers().get(i);
      String name = from + i;
      String newName = to + folded.size();
      boolean last = i + 1 == list.layers().size();
      if (layer instanceof Residual residual) {
        folded.add(block(residual, shapes.get(i), name + ".", newName + "."));
      } else if (!last && list.layers().get(i + 1) instanceof BatchNorm norm && isLinear(layer)) {
        i++;
        folded.add(withBias(layer));
        put(name, from + i, norm, newName);
      } else if (!(layer instanceof Phones)) {
        folded.add(layer);
        for (ParameterSpec parameter : layer.parameters(shapes.get(i))) {
          copy(name + "." + parameter.role(), newName + "." + parameter.role());
        }
      }
    }
    return new LayerList(folded);
  }

  private Residual block(Residual block, Shape input, String from, String to) {
    String shortcut = Residual.SHORTCUT + ".";
    return new Residual(
        fold(block.layers(), input, from, to),
        fold(block.shortcut(), input, from + shortcut, to + shortcut));
  }

  private void copy(String name, String newName) {
    after.put(newName, before.get(name));
  }

  private static boolean isLinear(LayerSpec layer) {
    return layer instanceof Conv || layer instanceof Conv2d || layer instanceof Dense;
  }

  private static LayerSpec withBias(LayerSpec layer) {
    if (layer instanceof Conv c) {
      return new Conv(
          c.channels(),
          c.kernel(),
          c.stride(),
          c.dilation(),
          c.groups(),
          true,
          c.causal(),
          c.initialization());
    }
    if (layer instanceof Conv2d c) {
      return new Conv2d(
          c.channels(),
          c.kernel(),
          c.stride(),
          c.dilation(),
          c.groups(),
          true,
          c.causal(),
          c.initialization());
    }
    Dense dense = (Dense) layer;
    return dense.hasBias()
        ? dense
        : new Dense(dense.units(), Dense.Bias.TRUE, dense.initialization());
  }

  /** The weights of a linear layer with those of the normalisation after it. */
  private void put(String name, String normName, BatchNorm norm, String newName) {
    Tensor weight = before.get(name + ".weight").copy();
    int channels = weight.shape()[0];
    Tensor bias =
        before.tensors().containsKey(name + ".bias")
            ? before.get(name + ".bias").copy()
            : Tensor.zeros(channels);
    float[] scale = before.get(normName + ".weight").values();
    float[] shift = before.get(normName + ".bias").values();
    float[] mean = before.get(normName + ".running_mean").values();
    float[] variance = before.get(normName + ".running_var").values();
    int perChannel = weight.values().length / channels;
    for (int c = 0; c < channels; c++) {
      double s = scale[c] / Math.sqrt(variance[c] + norm.epsilon());
      for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
        weight.values()[i] = (float) (s * weight.values()[i]);
      }
      bias.values()[c] = (float) (s * (bias.values()[c] - mean[c]) + shift[c]);
    }
    after.put(newName + ".weight", weight);
    after.put(newName + ".bias", bias);
  }
}
