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

  /** Keeps a copy of the map, not of the tensors. */
  public Parameters(Map<String, Tensor> tensors) {
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
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

  /** How many numbers in all. */
  public long count() {
    return tensors.values().stream().mapToLong(t -> t.values().length).sum();
  }

  /** A deep copy. */
  public Parameters copy() {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> copies.put(name, tensor.copy()));
    return new Parameters(copies);
  }
}
