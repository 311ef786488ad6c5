package io.nicebeach.network;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * One of a layer's weights before it has numbers.
 *
 * @param role its name within the layer, such as {@code bias}
 * @param shape of the tensor
 * @param start draws one number of it
 */
public record ParameterSpec(String role, int[] shape, ToDoubleFunction<SplittableRandom> start) {
  /** A vector that starts with the same number everywhere. */
  static ParameterSpec constant(String role, int size, double value) {
    return new ParameterSpec(role, new int[] {size}, random -> value);
  }

  /** The tensor at its start. */
  Tensor draw(SplittableRandom random) {
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.values().length; i++) {
      tensor.values()[i] = (float) start.applyAsDouble(random);
    }
    return tensor;
  }
}
