package io.nicebeach.plain;

import io.nicebeach.matrix.Matrix;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gradient descent, w ← w - η g, or with momentum μ as a velocity: v ← μ v - η g, w ← w + v.
 * Nesterov's kind looks ahead: w ← w + μ v - η g with the new v (Sutskever et al. 2013).
 */
final class GradientDescent implements Optimizer {
  private final double momentum;
  private final boolean nesterov;
  private final Map<String, Matrix> velocities = new LinkedHashMap<>();

  GradientDescent(double momentum, boolean nesterov, Map<String, Matrix> weights) {
    this.momentum = momentum;
    this.nesterov = nesterov;
    if (momentum > 0) {
      weights.forEach((name, w) -> velocities.put(name, w.zeros(w.rows(), w.columns())));
    }
  }

  @Override
  public void update(
      String name, Matrix weight, Matrix gradient, double rate, double decay, long step) {
    if (decay > 0) {
      weight.scale(1 - rate * decay);
    }
    Matrix velocity = velocities.get(name);
    if (velocity == null) {
      weight.add(-rate, gradient);
      return;
    }
    velocity.scale(momentum).add(-rate, gradient);
    if (nesterov) {
      weight.add(momentum, velocity).add(-rate, gradient);
    } else {
      weight.add(1, velocity);
    }
  }

  @Override
  public Map<String, Matrix> state() {
    Map<String, Matrix> state = new LinkedHashMap<>();
    velocities.forEach((name, velocity) -> state.put("velocity/" + name, velocity));
    return state;
  }
}
