package io.nicebeach.plain;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.OptimizerSettings;
import java.util.Map;

/** How a gradient becomes an update. */
interface Optimizer {
  /**
   * Changes one weight matrix.
   *
   * @param decay the weight decay, 0 for a bias
   * @param step the update's number, counted from 1
   */
  void update(String name, Matrix weight, Matrix gradient, double rate, double decay, long step);

  /** What the next update depends on, by name; to be filled when a training is taken up again. */
  Map<String, Matrix> state();

  /**
   * The optimizer of those settings.
   *
   * @param weights what will be updated
   */
  static Optimizer of(OptimizerSettings settings, Map<String, Matrix> weights) {
    return switch (settings.kind()) {
      case SGD -> new GradientDescent(settings.momentum(), settings.nesterov(), weights);
      case ADAMW -> new AdamW(settings.betas(), weights);
    };
  }
}
