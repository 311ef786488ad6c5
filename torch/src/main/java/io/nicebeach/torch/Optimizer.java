package io.nicebeach.torch;

import io.nicebeach.network.OptimizerSettings;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** How a gradient becomes an update. All tensors are flat, as {@link Layout} has them. */
interface Optimizer {
  /**
   * Changes the weights.
   *
   * @param weights all that are trained
   * @param step the update's number, counted from 1
   */
  void update(Tensor weights, Tensor gradient, double rate, long step);

  /** What the next update depends on, by name. */
  Map<String, Tensor> state();

  /**
   * The optimizer of those settings.
   *
   * @param zeros makes as many zeros as there are trained numbers, to live as long as the learner
   */
  static Optimizer of(OptimizerSettings settings, Supplier<Tensor> zeros) {
    return switch (settings.kind()) {
      case SGD -> GradientDescent.of(settings, zeros);
      case ADAMW -> new AdamW(settings, zeros.get(), zeros.get());
    };
  }

  /**
   * Gradient descent, w ← w - η g, or with momentum μ as a velocity: v ← μ v - η g, w ← w + v.
   * Nesterov's kind looks ahead: w ← w + μ v - η g with the new v (Sutskever et al. 2013).
   */
  record GradientDescent(OptimizerSettings settings, Map<String, Tensor> state)
      implements Optimizer {
    static GradientDescent of(OptimizerSettings settings, Supplier<Tensor> zeros) {
      return new GradientDescent(
          settings, settings.momentum() > 0 ? Map.of("velocity", zeros.get()) : Map.of());
    }

    @Override
    public void update(Tensor weights, Tensor gradient, double rate, long step) {
      Tensor velocity = state.get("velocity");
      if (velocity == null) {
        weights.add_(gradient, new Scalar(-rate));
        return;
      }
      velocity.mul_(new Scalar(settings.momentum())).add_(gradient, new Scalar(-rate));
      if (settings.nesterov()) {
        weights.add_(velocity, new Scalar(settings.momentum())).add_(gradient, new Scalar(-rate));
      } else {
        weights.add_(velocity);
      }
    }
  }

  /**
   * Adam (Kingma and Ba 2015); its weight decay is decoupled (Loshchilov and Hutter 2019) and done
   * by the learner.
   */
  record AdamW(OptimizerSettings settings, Tensor mean, Tensor square) implements Optimizer {
    private static final double EPSILON = 1e-8;

    @Override
    public void update(Tensor weights, Tensor gradient, double rate, long step) {
      double beta1 = settings.betas().mean();
      double beta2 = settings.betas().square();
      mean.mul_(new Scalar(beta1)).add_(gradient, new Scalar(1 - beta1));
      square.mul_(new Scalar(beta2)).addcmul_(gradient, gradient, new Scalar(1 - beta2));
      double meanShare = 1 - Math.pow(beta1, step);
      double squareShare = 1 - Math.pow(beta2, step);
      Tensor length =
          square.sqrt().div_(new Scalar(Math.sqrt(squareShare))).add_(new Scalar(EPSILON));
      weights.addcdiv_(mean, length, new Scalar(-rate / meanShare));
    }

    @Override
    public Map<String, Tensor> state() {
      return Map.of("mean", mean, "square", square);
    }
  }
}
