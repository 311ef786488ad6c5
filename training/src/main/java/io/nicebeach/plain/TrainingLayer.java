package io.nicebeach.plain;

import io.nicebeach.network.Sequences;

/** A layer in training. */
@FunctionalInterface
interface TrainingLayer {
  /**
   * The forward pass.
   *
   * @param chance where dropout draws from
   */
  Pass forward(Sequences input, Chance chance);

  /** Whether there is anything to learn. */
  default boolean hasWeights() {
    return false;
  }
}
