package io.nicebeach.torch;

import io.nicebeach.network.ParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;

/**
 * Where each weight lies among all of a network's numbers, which are one stretch of memory: first
 * the matrices, then the vectors, then what is not trained. So an update is a handful of calls,
 * however many layers there are.
 */
final class Layout {
  private final Map<String, ParameterSpec> specs;
  private final Map<String, Long> offsets = new LinkedHashMap<>();
  private final long matrices;
  private final long trained;
  private final long all;

  Layout(Map<String, ParameterSpec> specs) {
    this.specs = specs;
    matrices = lay(0, spec -> spec.trainable() && !isVector(spec));
    trained = lay(matrices, spec -> spec.trainable() && isVector(spec));
    all = lay(trained, spec -> !spec.trainable());
  }

  private long lay(long start, Predicate<ParameterSpec> chosen) {
    long end = start;
    for (Map.Entry<String, ParameterSpec> weight : specs.entrySet()) {
      if (chosen.test(weight.getValue())) {
        offsets.put(weight.getKey(), end);
        end += size(weight.getKey());
      }
    }
    return end;
  }

  private static boolean isVector(ParameterSpec spec) {
    return spec.shape().length == 1;
  }

  /** How many numbers belong to matrices, on which weights decay. */
  long matrices() {
    return matrices;
  }

  /** How many numbers are trained. */
  long trained() {
    return trained;
  }

  /** How many numbers there are. */
  long all() {
    return all;
  }

  /**
   * The weights by name as parts of {@code flat}, in the order of the layers; if that holds trained
   * numbers only, those.
   */
  Map<String, Tensor> parts(Tensor flat) {
    long size = flat.size(0);
    Map<String, Tensor> parts = new LinkedHashMap<>();
    specs.forEach(
        (name, spec) -> {
          if (offsets.get(name) + size(name) <= size) {
            Tensor part = flat.narrow(0, offsets.get(name), size(name));
            parts.put(name, part.view(Place.longs(spec.shape())));
          }
        });
    return parts;
  }

  /** Copies of the parts of {@code flat}. */
  Map<String, io.nicebeach.network.Tensor> read(Tensor flat) {
    float[] numbers = Place.toFloats(flat);
    Map<String, io.nicebeach.network.Tensor> tensors = new LinkedHashMap<>();
    specs.forEach(
        (name, spec) -> {
          int start = Math.toIntExact(offsets.get(name));
          int end = start + size(name);
          if (end <= numbers.length) {
            float[] values = Arrays.copyOfRange(numbers, start, end);
            tensors.put(name, new io.nicebeach.network.Tensor(spec.shape().clone(), values));
          }
        });
    return tensors;
  }

  private int size(String name) {
    return io.nicebeach.network.Tensor.size(specs.get(name).shape());
  }
}
