package io.nicebeach.network.forward;

import io.nicebeach.matrix.Factor;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * y = W x + b for each frame x. Frames are rows, so this reads Y = X Wᵀ + b.
 *
 * @param transposedWeight Wᵀ [inputs][units]
 * @param bias b, one row
 */
public record DenseLayer(Factor transposedWeight, @Nullable Matrix bias) implements Layer {
  /** The layer whose weights are {@code name.weight} [units][inputs] and {@code name.bias}. */
  public static DenseLayer of(Weights weights, String name) {
    return of(weights, name + ".weight", name + ".bias");
  }

  /** The layer of weights of those names. */
  public static DenseLayer of(Weights weights, String weight, String bias) {
    return new DenseLayer(weights.get(weight).transposedFactor(), weights.get(bias).copy());
  }

  @Override
  public Sequences forward(Sequences x) {
    return x.with(of(x.frames()));
  }

  /** X Wᵀ + b */
  Matrix of(Matrix x) {
    Matrix y = x.times(transposedWeight);
    return bias == null ? y : y.addRow(bias);
  }
}
