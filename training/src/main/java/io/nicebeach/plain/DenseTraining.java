package io.nicebeach.plain;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.forward.DenseLayer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer, y = W x + b for each frame x. With δ = dL/dy:
 *
 * <pre>
 *   dL/dW = Σ δ xᵀ    over all frames
 *   dL/db = Σ δ
 *   dL/dx = Wᵀ δ
 * </pre>
 *
 * Frames are the rows of a matrix X, errors the rows of Δ: Y = X Wᵀ + b, dL/dW = Δᵀ X, dL/dX = Δ W.
 *
 * @param weight W [units][inputs]
 * @param bias b, one row
 */
record DenseTraining(String name, Matrix weight, @Nullable Matrix bias) implements TrainingLayer {
  @Override
  public boolean hasWeights() {
    return true;
  }

  @Override
  public Pass forward(Sequences x, Chance chance) {
    Sequences y = new DenseLayer(weight.transposedFactor(), bias).forward(x);
    return new Pass() {
      @Override
      public Sequences output() {
        return y;
      }

      @Override
      public void putGradients(Matrix delta, Map<String, Matrix> gradients) {
        gradients.put(name + ".weight", delta.transposedTimes(x.frames()));
        if (bias != null) {
          gradients.put(name + ".bias", delta.columnSums());
        }
      }

      @Override
      public Matrix inputError(Matrix delta) {
        return delta.times(weight);
      }
    };
  }
}
