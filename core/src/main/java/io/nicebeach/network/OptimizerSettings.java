package io.nicebeach.network;

import io.nicebeach.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a gradient becomes an update.
 *
 * @param kind the rule
 * @param momentum of {@code SGD}, in [0, 1)
 * @param nesterov whether {@code SGD} looks ahead along its momentum
 * @param weightDecay per unit of learning rate, decoupled from the gradient; not on biases
 * @param clipNorm the largest length of the whole gradient; 0 for no limit
 * @param betas how slowly {@code ADAMW}'s running means forget
 * @param averaging how slowly the average of the weights, which is what is used, follows the
 *     weights in training, in [0, 1) per step; 0 for the weights themselves
 */
public record OptimizerSettings(
    Kind kind,
    double momentum,
    boolean nesterov,
    double weightDecay,
    double clipNorm,
    Betas betas,
    double averaging) {
  /** The update rules. */
  public enum Kind {
    SGD,
    ADAMW
  }

  /**
   * The shares that stay of a running mean at each step, each in [0, 1).
   *
   * @param mean of the gradient's
   * @param square of its square's
   */
  public record Betas(double mean, double square) {
    /** The paper's. */
    public static final Betas DEFAULT = new Betas(0.9, 0.999);

    public Betas {
      requireShare("beta1", mean);
      requireShare("beta2", square);
    }
  }

  public OptimizerSettings {
    requireShare("averaging", averaging);
    requireShare("momentum", momentum);
    if (!(weightDecay >= 0)) {
      throw new IllegalArgumentException("weightDecay must be at least 0 but is " + weightDecay);
    }
    if (!(clipNorm >= 0)) {
      throw new IllegalArgumentException("clipNorm must be at least 0 but is " + clipNorm);
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1) but is " + value);
    }
  }

  /** With the usual betas, without averaging. */
  public OptimizerSettings(
      Kind kind, double momentum, boolean nesterov, double weightDecay, double clipNorm) {
    this(kind, momentum, nesterov, weightDecay, clipNorm, Betas.DEFAULT, 0);
  }

  /** Without Nesterov's look ahead. */
  public OptimizerSettings(Kind kind, double momentum, double weightDecay, double clipNorm) {
    this(kind, momentum, false, weightDecay, clipNorm);
  }

  /** Plain gradient descent. */
  public static OptimizerSettings gradientDescent() {
    return new OptimizerSettings(Kind.SGD, 0, 0, 0);
  }

  /** AdamW with this decay, without clipping. */
  public static OptimizerSettings adamW(double weightDecay) {
    return new OptimizerSettings(Kind.ADAMW, 0, weightDecay, 0);
  }

  /** The same with this averaging. */
  public OptimizerSettings withAveraging(double share) {
    return new OptimizerSettings(kind, momentum, nesterov, weightDecay, clipNorm, betas, share);
  }

  /**
   * The share of the averaged weights that stays after update {@code step} (from 1). It grows to
   * {@link #averaging}, so that the average soon forgets where training started.
   */
  public double averagingAt(long step) {
    return Math.min(averaging, (1.0 + step) / (10 + step));
  }

  /** What {@link #toMap} writes. */
  public static OptimizerSettings from(Settings settings) {
    OptimizerSettings optimizer =
        new OptimizerSettings(
            settings.choice("kind", Kind.class),
            settings.number("momentum", 0),
            settings.flag("nesterov", false),
            settings.number("weightDecay", 0),
            settings.number("clipNorm", 0),
            new Betas(
                settings.number("beta1", Betas.DEFAULT.mean()),
                settings.number("beta2", Betas.DEFAULT.square())),
            settings.number("averaging", 0));
    settings.rejectUnknown();
    return optimizer;
  }

  /** As a tree that {@link #from} reads back. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", Settings.nameOf(kind));
    map.put("momentum", momentum);
    map.put("nesterov", nesterov);
    map.put("weightDecay", weightDecay);
    map.put("clipNorm", clipNorm);
    map.put("beta1", betas.mean());
    map.put("beta2", betas.square());
    map.put("averaging", averaging);
    return map;
  }
}
