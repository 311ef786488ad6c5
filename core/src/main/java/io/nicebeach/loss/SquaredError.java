package io.nicebeach.loss;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;

/** Half the squared distance from the targets, 1/2 sum (o - t)²; its gradient is o - t. */
record SquaredError(OneHot oneHot) implements Loss {
  @Override
  public Value of(Sequences outputs, int[][] targets) {
    Matrix difference = outputs.frames().copy().add(-1, oneHot.of(outputs, targets));
    return new Value(0.5 * difference.sumOfSquares(), difference);
  }
}
