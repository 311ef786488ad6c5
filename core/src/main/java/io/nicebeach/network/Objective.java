package io.nicebeach.network;

/**
 * What training minimises.
 *
 * @param kind the loss
 * @param labelSmoothing the share of the target's probability spread over all classes, in [0, 1)
 * @param targetScale what a one-hot target's 1 is scaled to (the post's code: 6)
 */
public record Objective(Kind kind, double labelSmoothing, double targetScale) {
  /** The losses. */
  public enum Kind {
    SQUARED_ERROR,
    CROSS_ENTROPY,
    OLAND,
    CTC
  }
}
