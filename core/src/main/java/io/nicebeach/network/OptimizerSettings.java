package io.nicebeach.network;

/**
 * How a gradient becomes an update.
 *
 * @param kind the rule
 * @param momentum of {@code SGD}, in [0, 1)
 * @param weightDecay per unit of learning rate, decoupled (AdamW)
 * @param clipNorm the largest length of the whole gradient; 0 for no limit
 */
public record OptimizerSettings(Kind kind, double momentum, double weightDecay, double clipNorm) {
  /** The update rules. */
  public enum Kind {
    SGD,
    ADAMW
  }
}
