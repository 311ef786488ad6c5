package io.nicebeach.loss;

import io.nicebeach.network.Sequences;

/** Refuses targets that cannot be those of the outputs. */
final class Targets {
  private Targets() {}

  static void requireUtterances(Sequences outputs, int[][] targets) {
    if (targets.length != outputs.lengths().length) {
      throw new IllegalArgumentException(
          "targets must be of %d utterances but are of %d"
              .formatted(outputs.lengths().length, targets.length));
    }
  }

  static void requireToken(int utterance, int target, int tokens) {
    if (target < 0 || target >= tokens) {
      throw new IllegalArgumentException(
          "utterance %d of the batch has target token %d but the network's outputs are 0 to %d"
              .formatted(utterance, target, tokens - 1));
    }
  }
}
