package io.nicebeach.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights of a network by name, in the order of its layers. Names are the layer's index and the
 * weight's role: {@code 0.weight} [out][in], {@code 0.bias} [out].
 */
public final class Parameters {
  private final Map<String, Tensor> tensors;
  private final Precision precision;

  /** How precise the weights are, and so how many bytes a file needs for each. */
  public enum Precision {
    SINGLE,
    /** All weights are {@link Half}s. */
    HALF,
    /** Matrices, and what has more dimensions, are {@link QuantizedTensor}s, all else halves. */
    BYTE
  }

  /** Keeps a copy of the map, not of the tensors. */
  public Parameters(Map<String, Tensor> tensors) {
    this(tensors, Precision.SINGLE);
  }

  /**
   * Keeps a copy of the map, not of the tensors.
   *
   * @param precision of the weights as they are
   */
  public Parameters(Map<String, Tensor> tensors, Precision precision) {
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    this.precision = precision;
  }

  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * The tensor of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no parameter '" + name + "' among " + tensors.keySet());
    }
    return tensor;
  }

  public Precision precision() {
    return precision;
  }

  /** A copy, its weights rounded to that precision; what has it already stays as it is. */
  public Parameters rounded(Precision wanted) {
    Map<String, Tensor> rounded = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> rounded.put(name, rounded(tensor, wanted)));
    return new Parameters(rounded, wanted);
  }

  private static Tensor rounded(Tensor tensor, Precision wanted) {
    return switch (wanted) {
      case SINGLE -> tensor.copy();
      case HALF -> halves(tensor);
      case BYTE ->
          QuantizedTensor.suits(tensor) ? QuantizedTensor.of(tensor).tensor() : halves(tensor);
    };
  }

  private static Tensor halves(Tensor tensor) {
    Tensor halves = tensor.copy();
    float[] values = halves.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = Half.round(values[i]);
    }
    return halves;
  }

  /** How many numbers in all. */
  public long count() {
    return tensors.values().stream().mapToLong(t -> t.values().length).sum();
  }

  /** A deep copy. */
  public Parameters copy() {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> copies.put(name, tensor.copy()));
    return new Parameters(copies, precision);
  }
}
