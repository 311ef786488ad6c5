package io.nicebeach.plain;

import io.nicebeach.loss.Loss;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.matrix.Precision;
import io.nicebeach.network.Batch;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network whose weights can change, and the gradient of a loss by each of them. */
final class LearnableNetwork {
  private final NetworkSpec spec;
  private final Precision precision;
  private final Map<String, Matrix> weights = new LinkedHashMap<>();

  /**
   * Starts from a copy of the parameters.
   *
   * @throws UnsupportedOperationException if there is a layer that cannot be trained here
   */
  LearnableNetwork(NetworkSpec spec, Parameters initial, Precision precision) {
    Network.requireFit(spec, initial);
    this.spec = spec;
    this.precision = precision;
    spec.parameters().keySet().forEach(name -> weights.put(name, matrix(initial.get(name))));
    layers(spec.layers());
  }

  /** The weights by name, which may be changed in place. */
  Map<String, Matrix> weights() {
    return weights;
  }

  NetworkSpec spec() {
    return spec;
  }

  Sequences sequences(Batch batch) {
    spec.requireInputs(batch);
    return Sequences.of(batch, precision);
  }

  /** What comes out. */
  Sequences forward(Sequences input) {
    return layers(spec.layers()).forward(input, Chance.NONE).output();
  }

  /** The loss, summed over the batch. */
  double loss(Sequences input, int[][] targets, Loss loss) {
    return loss.of(layers(below(loss)).forward(input, Chance.NONE).output(), targets).loss();
  }

  /** The loss, summed over the batch, and its gradient by each weight. */
  Gradient gradient(Sequences input, int[][] targets, Loss loss, Chance chance) {
    Pass pass = layers(below(loss)).forward(input, chance);
    Loss.Value value = loss.of(pass.output(), targets);
    Map<String, Matrix> gradients = new LinkedHashMap<>();
    pass.putGradients(value.gradient(), gradients);
    return new Gradient(value.loss(), gradients);
  }

  /**
   * The derivative of the loss, summed over the batch, by the input and by each layer's output up
   * to the loss.
   */
  List<Sequences> errors(Sequences input, int[][] targets, Loss loss) {
    Stack.BackPropagation pass = layers(below(loss)).forward(input, Chance.NONE);
    return pass.errors(loss.of(pass.output(), targets).gradient());
  }

  /** A loss and its derivative by each weight. */
  record Gradient(double loss, Map<String, Matrix> byWeight) {}

  /** The layers up to the loss, which may include the last. */
  private List<LayerSpec> below(Loss loss) {
    List<LayerSpec> all = spec.layers();
    int last = all.size() - 1;
    return last >= 0 && loss.includes(all.get(last)) ? all.subList(0, last) : all;
  }

  private Stack layers(List<LayerSpec> layers) {
    return new TrainingLayers(weights::get).stack(layers, spec.shapes().get(0));
  }

  private Matrix matrix(Tensor tensor) {
    int rows = tensor.shape().length == 1 ? 1 : tensor.shape()[0];
    return precision.of(rows, tensor.values().length / rows, tensor.values().clone());
  }
}
