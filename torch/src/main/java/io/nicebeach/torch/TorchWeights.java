package io.nicebeach.torch;

import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The weights in training, their gradient, what the optimizer keeps and the weights' average: all
 * in native memory until closed. Every method is to be called within a {@link Native} call.
 */
final class TorchWeights implements AutoCloseable {
  private static final String WEIGHT = "weight";
  private static final String AVERAGE = "average";

  private final Layout layout;
  private final Place place;
  private final OptimizerSettings settings;
  private final Optimizer optimizer;
  private final List<Tensor> kept = new ArrayList<>();

  private final Tensor numbers;
  private final Tensor gradient;
  private final @Nullable Tensor average;
  private final Map<String, Tensor> trained;
  private final Map<String, Tensor> used;

  /** Starts from a copy of the parameters. */
  TorchWeights(NetworkSpec network, Parameters initial, OptimizerSettings settings, Place place) {
    this.layout = new Layout(network.parameters());
    this.place = place;
    this.settings = settings;
    numbers = zeros(layout.all());
    gradient = zeros(layout.trained());
    average = settings.averaging() > 0 ? zeros(layout.all()) : null;
    optimizer = Optimizer.of(settings, () -> zeros(layout.trained()));
    trained = kept(layout.parts(numbers));
    used = average == null ? trained : kept(layout.parts(average));
    trained.forEach((name, part) -> fill(part, initial.get(name)));
    if (average != null) {
      average.copy_(numbers);
    }
    layout.parts(gradient).forEach(this::collectGradient);
  }

  /** Lets back-propagation add a weight's gradient to its part of the whole. */
  private void collectGradient(String name, Tensor part) {
    trained.get(name).set_requires_grad(true).mutable_grad().put(part);
  }

  private Tensor zeros(long size) {
    return keep(place.zeros(size));
  }

  private Map<String, Tensor> kept(Map<String, Tensor> parts) {
    Map<String, Tensor> leaves = new LinkedHashMap<>();
    parts.forEach((name, part) -> leaves.put(name, keep(part.detach())));
    return leaves;
  }

  private Tensor keep(Tensor tensor) {
    tensor.retainReference();
    kept.add(tensor);
    return tensor;
  }

  /** The weight of that name as it is trained. */
  Tensor trained(String name) {
    return trained.get(name);
  }

  /** The weight of that name as in use: averaged, where the settings say so. */
  Tensor used(String name) {
    return used.get(name);
  }

  /** Forgets the last step's gradient. */
  void clearGradient() {
    gradient.zero_();
  }

  /** The length of the whole gradient as one vector. */
  double gradientNorm() {
    return gradient.norm().item_double();
  }

  /**
   * Changes the weights by their gradient.
   *
   * @param norm the gradient's length; one longer than allowed is shortened (Pascanu et al. 2013)
   */
  void update(double norm, double rate, long step) {
    if (settings.clipNorm() > 0 && norm > settings.clipNorm()) {
      gradient.mul_(new Scalar(settings.clipNorm() / norm));
    }
    if (settings.weightDecay() > 0) {
      double kept = 1 - rate * settings.weightDecay();
      numbers.narrow(0, 0, layout.matrices()).mul_(new Scalar(kept));
    }
    optimizer.update(numbers.narrow(0, 0, layout.trained()), gradient, rate, step);
  }

  /**
   * Lets the averaged weights follow the trained ones, after an update and all that goes with it.
   */
  void follow(long step) {
    if (average != null) {
      average.lerp_(numbers, new Scalar(1 - settings.averagingAt(step)));
    }
  }

  Parameters gradient() {
    return new Parameters(layout.read(gradient));
  }

  Parameters parameters() {
    return new Parameters(layout.read(average == null ? numbers : average));
  }

  // ---- What is kept ----

  /** Everything that the next update depends on, by name. */
  Map<String, io.nicebeach.network.Tensor> state() {
    Map<String, io.nicebeach.network.Tensor> state = new LinkedHashMap<>();
    flats()
        .forEach(
            (kind, flat) ->
                layout.read(flat).forEach((name, tensor) -> state.put(kind + "/" + name, tensor)));
    return state;
  }

  /**
   * Takes up what was saved.
   *
   * @throws IllegalArgumentException if it is another network's or another optimizer's
   */
  void restore(Map<String, io.nicebeach.network.Tensor> state) {
    Map<String, Tensor> targets = new LinkedHashMap<>();
    flats()
        .forEach(
            (kind, flat) ->
                layout.parts(flat).forEach((name, part) -> targets.put(kind + "/" + name, part)));
    if (!state.keySet().equals(targets.keySet())) {
      throw new IllegalArgumentException(
          "state must hold " + targets.keySet() + " but holds " + state.keySet());
    }
    targets.forEach((name, part) -> requireSize(name, part, state.get(name)));
    targets.forEach((name, part) -> fill(part, state.get(name)));
  }

  private Map<String, Tensor> flats() {
    Map<String, Tensor> flats = new LinkedHashMap<>();
    flats.put(WEIGHT, numbers);
    flats.putAll(optimizer.state());
    if (average != null) {
      flats.put(AVERAGE, average);
    }
    return flats;
  }

  private static void requireSize(String name, Tensor part, io.nicebeach.network.Tensor saved) {
    if (saved.values().length != part.numel()) {
      throw new IllegalArgumentException(
          "state '%s' must hold %d numbers but holds %d"
              .formatted(name, part.numel(), saved.values().length));
    }
  }

  private void fill(Tensor part, io.nicebeach.network.Tensor saved) {
    part.copy_(place.of(saved.values(), Place.longs(saved.shape())).view_as(part));
  }

  @Override
  public void close() {
    kept.forEach(Tensor::close);
    kept.clear();
  }
}
