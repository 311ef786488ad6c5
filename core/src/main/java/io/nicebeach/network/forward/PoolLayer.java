package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.layers.Pool;
import java.util.Arrays;

/** Statistics of each number over an utterance's own frames. Of no frames at all, all are 0. */
public record PoolLayer(Pool.Kind kind) implements Layer {
  /** Added to a variance, so that its root has a slope where all frames are equal. */
  public static final double EPSILON = 1e-5;

  @Override
  public Sequences forward(Sequences x) {
    int[] ones = new int[x.lengths().length];
    Arrays.fill(ones, 1);
    Matrix pooled =
        switch (kind) {
          case MEAN -> mean(x);
          case MAX -> max(x);
          case MEAN_MAX -> sideBySide(mean(x), max(x));
          case MEAN_STD -> sideBySide(mean(x), deviation(x));
        };
    return new Sequences(pooled, ones);
  }

  /** Each utterance's mean frame. */
  public static Matrix mean(Sequences x) {
    Matrix mean = perUtterance(x);
    int row = 0;
    for (int u = 0; u < mean.rows(); u++) {
      int length = x.lengths()[u];
      for (int t = 0; t < length; t++) {
        mean.addSpan(u, 0, 1.0 / length, x.frames(), row++, 0, x.width());
      }
    }
    return mean;
  }

  /** Each utterance's maxima. */
  public static Matrix max(Sequences x) {
    Matrix max = perUtterance(x);
    int first = 0;
    for (int u = 0; u < max.rows(); u++) {
      int length = x.lengths()[u];
      for (int j = 0; j < x.width() && length > 0; j++) {
        max.set(u, j, x.frames().get(rowOfMax(x.frames(), first, length, j), j));
      }
      first += length;
    }
    return max;
  }

  /** The first row of the greatest number of a column among {@code count} rows. */
  public static int rowOfMax(Matrix frames, int first, int count, int column) {
    int best = first;
    for (int row = first + 1; row < first + count; row++) {
      if (frames.get(row, column) > frames.get(best, column)) {
        best = row;
      }
    }
    return best;
  }

  /** Each utterance's standard deviations, sqrt(mean of squared distances from the mean + 1e-5). */
  public static Matrix deviation(Sequences x) {
    Matrix mean = mean(x);
    Matrix deviation = perUtterance(x);
    int first = 0;
    for (int u = 0; u < mean.rows(); u++) {
      int length = x.lengths()[u];
      for (int j = 0; j < x.width() && length > 0; j++) {
        double squares = 0;
        for (int row = first; row < first + length; row++) {
          double distance = x.frames().get(row, j) - mean.get(u, j);
          squares += distance * distance;
        }
        deviation.set(u, j, Math.sqrt(squares / length + EPSILON));
      }
      first += length;
    }
    return deviation;
  }

  private static Matrix perUtterance(Sequences x) {
    return x.frames().zeros(x.lengths().length, x.width());
  }

  private static Matrix sideBySide(Matrix left, Matrix right) {
    Matrix both = left.zeros(left.rows(), left.columns() + right.columns());
    for (int i = 0; i < left.rows(); i++) {
      both.addSpan(i, 0, 1, left, i, 0, left.columns());
      both.addSpan(i, left.columns(), 1, right, i, 0, right.columns());
    }
    return both;
  }
}
