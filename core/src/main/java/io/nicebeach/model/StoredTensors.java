package io.nicebeach.model;

import io.nicebeach.model.Safetensors.Type;
import io.nicebeach.network.Parameters.Precision;
import io.nicebeach.network.QuantizedTensor;
import io.nicebeach.network.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A model's tensors by name, on their way into a {@link Safetensors} container or out of it. There
 * a {@link QuantizedTensor} is two: its whole numbers under its own name and, behind it, its scales
 * under that name and {@value #SCALES}.
 */
final class StoredTensors {
  private static final String SCALES = ".scale";

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, Type> types = new HashMap<>();

  /**
   * Those of a container.
   *
   * @throws IllegalArgumentException naming a tensor of whole numbers without scales that fit
   */
  static StoredTensors of(Safetensors content) {
    StoredTensors stored = new StoredTensors();
    stored.tensors.putAll(content.tensors());
    stored.types.putAll(content.types());
    content
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (content.type(name) == Type.I8) {
                stored.join(name, tensor);
              }
            });
    return stored;
  }

  private void join(String name, Tensor values) {
    Tensor scales = tensors.remove(name + SCALES);
    if (scales == null || types.get(name + SCALES) != Type.F16) {
      throw new IllegalArgumentException(
          "it lacks the scales of '%s', '%s%s' in F16".formatted(name, name, SCALES));
    }
    try {
      tensors.put(name, new QuantizedTensor(values, scales).tensor());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tensor '" + name + "': " + e.getMessage(), e);
    }
  }

  /** Adds a tensor that the container is to hold in that precision. */
  void add(String name, Tensor tensor, Precision precision) {
    tensors.put(name, tensor);
    types.put(name, type(tensor, precision));
  }

  private static Type type(Tensor tensor, Precision precision) {
    return switch (precision) {
      case SINGLE -> Type.F32;
      case HALF -> Type.F16;
      case BYTE -> QuantizedTensor.suits(tensor) ? Type.I8 : Type.F16;
    };
  }

  /** All of them as a file holds them. */
  Safetensors container(Map<String, String> metadata) {
    Map<String, Tensor> contained = new LinkedHashMap<>();
    Map<String, Type> containedTypes = new HashMap<>(types);
    tensors.forEach(
        (name, tensor) -> {
          if (types.get(name) == Type.I8) {
            QuantizedTensor quantized = QuantizedTensor.of(tensor);
            contained.put(name, quantized.values());
            contained.put(name + SCALES, quantized.scales());
            containedTypes.put(name + SCALES, Type.F16);
          } else {
            contained.put(name, tensor);
          }
        });
    return new Safetensors(contained, metadata, containedTypes);
  }

  /**
   * The tensor of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("it lacks the tensor '" + name + "'");
    }
    return tensor;
  }

  /** Those whose names begin so, by the rest of their names. */
  Map<String, Tensor> startingWith(String beginning) {
    return Safetensors.startingWith(beginning, tensors);
  }

  /** How precise those are whose names begin so: single if they are not of one kind. */
  Precision precision(String beginning) {
    return Stream.of(Precision.HALF, Precision.BYTE)
        .filter(precision -> areAll(precision, beginning))
        .findFirst()
        .orElse(Precision.SINGLE);
  }

  private boolean areAll(Precision precision, String beginning) {
    return tensors.entrySet().stream()
        .filter(tensor -> tensor.getKey().startsWith(beginning))
        .allMatch(tensor -> types.get(tensor.getKey()) == type(tensor.getValue(), precision));
  }
}
