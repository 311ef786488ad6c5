package io.nicebeach.torch;

import io.nicebeach.loss.Loss;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network's layers as functions.
 *
 * @param layers all of them
 * @param belowLoss how many come before the loss, which may do the last one's work
 */
record TorchNetwork(List<TorchLayer> layers, int belowLoss) {
  /**
   * The network of that spec.
   *
   * @param weights where the layers find their weights by name
   */
  static TorchNetwork of(NetworkSpec spec, Objective objective, Function<String, Tensor> weights) {
    List<TorchLayer> layers = new TorchLayers(weights).of(spec.list(), "", spec.input());
    List<LayerSpec> specs = spec.layers();
    int last = specs.size() - 1;
    boolean included = last >= 0 && Loss.of(objective).includes(specs.get(last));
    return new TorchNetwork(layers, included ? last : layers.size());
  }

  /** What comes out of the last layer. */
  Frames forward(Frames input, Pass pass) {
    return forward(layers, input, pass);
  }

  /** What goes into the loss. */
  Frames upToTheLoss(Frames input, Pass pass) {
    return upToTheLoss(input, pass, frames -> {});
  }

  /**
   * What goes into the loss.
   *
   * @param passed is given what comes out of each layer
   */
  Frames upToTheLoss(Frames input, Pass pass, Consumer<Frames> passed) {
    Frames logits = forward(layers.subList(0, belowLoss), input, pass, passed);
    return logits.with(logits.values().to(ScalarType.Float));
  }

  /** What comes out of the last of {@code layers}, fed one by the other. */
  static Frames forward(List<TorchLayer> layers, Frames input, Pass pass) {
    return forward(layers, input, pass, frames -> {});
  }

  private static Frames forward(
      List<TorchLayer> layers, Frames input, Pass pass, Consumer<Frames> passed) {
    Frames x = input;
    for (TorchLayer layer : layers) {
      x = layer.forward(x, pass);
      passed.accept(x);
    }
    return x;
  }
}
