package io.nicebeach.network;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * One of a layer's weights before it has numbers.
 *
 * @param role its name within the layer, such as {@code bias}
 * @param shape of the tensor
 * @param trainable whether a loss's gradient changes it; running statistics are only kept
 * @param start draws one number of it
 */
public record ParameterSpec(
    String role, int[] shape, boolean trainable, ToDoubleFunction<SplittableRandom> start) {
  /** A weight that is learnt. */
  public static ParameterSpec learnt(
      String role, ToDoubleFunction<SplittableRandom> start, int... shape) {
    return new ParameterSpec(role, shape, true, start);
  }

  /** A vector that is learnt and starts with the same number everywhere. */
  public static ParameterSpec constant(String role, int size, double value) {
    return learnt(role, random -> value, size);
  }

  /** A vector that training keeps account in and no gradient changes. */
  public static ParameterSpec statistics(String role, int size, double value) {
    return new ParameterSpec(role, new int[] {size}, false, random -> value);
  }

  /** The same weight, seen from outside of the layer at {@code place}. */
  public ParameterSpec within(String place) {
    return new ParameterSpec(place + "." + role, shape, trainable, start);
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
