package io.nicebeach.plain;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.forward.PoolLayer;
import io.nicebeach.network.layers.Pool;

/**
 * Pooling over an utterance's T frames. The error of a mean is shared by all frames alike, δ / T;
 * that of a maximum goes to the frame that has it; that of a standard deviation s goes to each
 * frame by its distance from the mean, δ (x - mean) / (T s).
 */
record PoolTraining(Pool.Kind kind) implements TrainingLayer {
  @Override
  public Pass forward(Sequences x, Chance chance) {
    Sequences y = new PoolLayer(kind).forward(x);
    return new SimplePass(y, delta -> back(x, y.frames(), delta));
  }

  private Matrix back(Sequences x, Matrix y, Matrix delta) {
    Matrix error = x.frames().zeros(x.frames().rows(), x.width());
    int first = 0;
    for (int u = 0; u < x.lengths().length; u++) {
      Utterance utterance = new Utterance(x.frames(), u, first, x.lengths()[u], error);
      switch (kind) {
        case MEAN -> utterance.mean(delta);
        case MAX -> utterance.max(delta, 0);
        case MEAN_MAX -> {
          utterance.mean(delta);
          utterance.max(delta, x.width());
        }
        case MEAN_STD -> {
          utterance.mean(delta);
          utterance.deviation(y, delta);
        }
      }
      first += x.lengths()[u];
    }
    return error;
  }

  /** Adds to the error of the frames of utterance {@code u}, rows {@code first} and on of x. */
  private record Utterance(Matrix x, int u, int first, int length, Matrix error) {
    void mean(Matrix delta) {
      for (int row = first; row < first + length; row++) {
        error.addSpan(row, 0, 1.0 / length, delta, u, 0, x.columns());
      }
    }

    void max(Matrix delta, int offset) {
      for (int j = 0; j < x.columns() && length > 0; j++) {
        add(PoolLayer.rowOfMax(x, first, length, j), j, delta.get(u, offset + j));
      }
    }

    void deviation(Matrix y, Matrix delta) {
      int offset = x.columns();
      for (int j = 0; j < x.columns(); j++) {
        double share = delta.get(u, offset + j) / (length * y.get(u, offset + j));
        for (int row = first; row < first + length; row++) {
          add(row, j, share * (x.get(row, j) - y.get(u, j)));
        }
      }
    }

    private void add(int row, int column, double value) {
      error.set(row, column, error.get(row, column) + value);
    }
  }
}
