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
 */
public record OptimizerSettings(
    Kind kind, double momentum, boolean nesterov, double weightDecay, double clipNorm) {
  /** The update rules. */
  public enum Kind {
    SGD,
    ADAMW
  }

  public OptimizerSettings {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum must be in [0, 1) but is " + momentum);
    }
    if (!(weightDecay >= 0)) {
      throw new IllegalArgumentException("weightDecay must be at least 0 but is " + weightDecay);
    }
    if (!(clipNorm >= 0)) {
      throw new IllegalArgumentException("clipNorm must be at least 0 but is " + clipNorm);
    }
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

  /** What {@link #toMap} writes. */
  public static OptimizerSettings from(Settings settings) {
    OptimizerSettings optimizer =
        new OptimizerSettings(
            settings.choice("kind", Kind.class),
            settings.number("momentum", 0),
            settings.flag("nesterov", false),
            settings.number("weightDecay", 0),
            settings.number("clipNorm", 0));
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
    return map;
  }
}
