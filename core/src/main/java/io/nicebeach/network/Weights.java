package io.nicebeach.network;

import io.nicebeach.matrix.FloatMatrix;
import io.nicebeach.matrix.Matrix;

/** Where a layer finds its weights. */
@FunctionalInterface
public interface Weights {
  /**
   * The weight of that name; a vector comes as a matrix of one row.
   *
   * @throws IllegalArgumentException if there is none
   */
  Matrix get(String name);

  /** These parameters, without copying them. */
  static Weights of(Parameters parameters) {
    return name -> {
      Tensor tensor = parameters.get(name);
      int rows = tensor.shape().length == 1 ? 1 : tensor.shape()[0];
      return FloatMatrix.of(rows, tensor.values().length / rows, tensor.values());
    };
  }
}
