package io.nicebeach.plain;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.FrameMap;
import io.nicebeach.network.forward.SoftmaxLayer;
import io.nicebeach.network.layers.Activate;
import io.nicebeach.network.layers.Activation;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.network.layers.Dropout;
import io.nicebeach.network.layers.Pool;
import io.nicebeach.network.layers.Softmax;
import java.util.ArrayList;
import java.util.List;

/** What this backend makes of each kind of layer. */
final class TrainingLayers {
  private final Weights weights;

  /**
   * @param weights the matrices that training changes in place
   */
  TrainingLayers(Weights weights) {
    this.weights = weights;
  }

  /** Layers one upon the other, the first of which takes {@code input}. */
  Stack stack(List<LayerSpec> specs, Shape input) {
    List<TrainingLayer> layers = new ArrayList<>();
    Shape shape = input;
    for (LayerSpec spec : specs) {
      layers.add(layer(String.valueOf(layers.size()), spec, shape));
      shape = spec.output(shape);
    }
    return new Stack(layers);
  }

  private TrainingLayer layer(String name, LayerSpec spec, Shape input) {
    if (spec instanceof Dense dense) {
      Matrix bias = dense.hasBias() ? weights.get(name + ".bias") : null;
      return new DenseTraining(name, weights.get(name + ".weight"), bias);
    }
    if (spec instanceof Activate activate) {
      return (x, chance) -> activation(activate.function(), x);
    }
    if (spec instanceof Softmax) {
      return (x, chance) -> softmax(x);
    }
    if (spec instanceof Dropout dropout) {
      return (x, chance) -> dropout(chance.keep(x.frames(), dropout.rate()), x);
    }
    if (spec instanceof Pool pool) {
      return new PoolTraining(pool.kindOfPool());
    }
    if (spec.layer(name, input, weights) instanceof FrameMap map) {
      return (x, chance) -> new SimplePass(map.forward(x), delta -> map.backward(x, delta));
    }
    throw new UnsupportedOperationException(
        "layer %s (%s): backend plain cannot train it, torch can".formatted(name, spec.kind()));
  }

  /** y = f(z), so dL/dz = dL/dy f'(z), number by number. */
  private static Pass activation(Activation f, Sequences z) {
    Matrix y = z.frames().map(f);
    return new SimplePass(z.with(y), delta -> z.frames().combine(y, f::slope).multiply(delta));
  }

  /** The numbers kept stay and so do their errors. */
  private static Pass dropout(Matrix keep, Sequences x) {
    Matrix kept = x.frames().copy().multiply(keep);
    return new SimplePass(x.with(kept), delta -> delta.copy().multiply(keep));
  }

  /** p = softmax(z) row by row, so dL/dz_i = p_i (δ_i - Σ_j δ_j p_j) where δ = dL/dp. */
  private static Pass softmax(Sequences z) {
    Matrix p = SoftmaxLayer.softmax(z.frames());
    return new SimplePass(
        z.with(p),
        delta -> {
          Matrix error = p.zeros(p.rows(), p.columns());
          for (int row = 0; row < p.rows(); row++) {
            double mean = 0;
            for (int j = 0; j < p.columns(); j++) {
              mean += delta.get(row, j) * p.get(row, j);
            }
            for (int j = 0; j < p.columns(); j++) {
              error.set(row, j, p.get(row, j) * (delta.get(row, j) - mean));
            }
          }
          return error;
        });
  }
}
