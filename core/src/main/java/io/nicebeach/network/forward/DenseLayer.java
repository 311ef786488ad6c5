package io.nicebeach.network.forward;

import io.nicebeach.matrix.Factor;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import org.jspecify.annotations.Nullable;

/**
 * y = W x + b for each frame x. Frames are rows, so this reads Y = X Wᵀ + b.
 *
 * @param transposedWeight Wᵀ [inputs][units]
 * @param bias b, one row
 */
public record DenseLayer(Factor transposedWeight, @Nullable Matrix bias) implements Layer {
  @Override
  public Sequences forward(Sequences x) {
    Matrix y = x.frames().times(transposedWeight);
    return x.with(bias == null ? y : y.addRow(bias));
  }
}
