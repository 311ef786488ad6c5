package io.nicebeach.plain;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.OptimizerSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019):
 *
 * <pre>
 *   m ← β₁ m + (1 - β₁) g         the gradient's running mean
 *   s ← β₂ s + (1 - β₂) g²        and that of its square
 *   w ← w - η (m̂ / (√ŝ + ε) + λ w)   where m̂ = m / (1 - β₁ᵗ), ŝ = s / (1 - β₂ᵗ)
 * </pre>
 */
final class AdamW implements Optimizer {
  private static final double EPSILON = 1e-8;

  private final OptimizerSettings.Betas betas;
  private final Map<String, Matrix> means = new LinkedHashMap<>();
  private final Map<String, Matrix> squares = new LinkedHashMap<>();

  AdamW(OptimizerSettings.Betas betas, Map<String, Matrix> weights) {
    this.betas = betas;
    weights.forEach(
        (name, w) -> {
          means.put(name, w.zeros(w.rows(), w.columns()));
          squares.put(name, w.zeros(w.rows(), w.columns()));
        });
  }

  @Override
  public void update(
      String name, Matrix weight, Matrix gradient, double rate, double decay, long step) {
    Matrix mean = means.get(name).scale(betas.mean()).add(1 - betas.mean(), gradient);
    Matrix square =
        squares
            .get(name)
            .scale(betas.square())
            .add(1 - betas.square(), gradient.copy().multiply(gradient));
    double meanShare = 1 - Math.pow(betas.mean(), step);
    double squareShare = 1 - Math.pow(betas.square(), step);
    Matrix direction =
        mean.combine(square, (m, s) -> m / meanShare / (Math.sqrt(s / squareShare) + EPSILON));
    weight.scale(1 - rate * decay).add(-rate, direction);
  }

  @Override
  public Map<String, Matrix> state() {
    Map<String, Matrix> state = new LinkedHashMap<>();
    means.forEach((name, mean) -> state.put("mean/" + name, mean));
    squares.forEach((name, square) -> state.put("square/" + name, square));
    return state;
  }
}
