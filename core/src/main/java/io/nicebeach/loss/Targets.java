package io.nicebeach.loss;

import io.nicebeach.network.Sequences;

/** Refuses targets that cannot be those of the outputs. */
public final class Targets {
  private Targets() {}

  /**
   * Refuses what is no transcript of tokens above the blank, 0, for each utterance.
   *
   * @param tokens how many there are, the blank included
   */
  public static void requireTranscripts(int utterances, int tokens, int[][] targets) {
    requireUtterances(utterances, targets);
    for (int u = 0; u < utterances; u++) {
      for (int token : targets[u]) {
        if (token == 0) {
          throw new IllegalArgumentException(
              "utterance %d of the batch has the blank, 0, among its target tokens".formatted(u));
        }
        requireToken(u, token, tokens);
      }
    }
  }

  static void requireUtterances(Sequences outputs, int[][] targets) {
    requireUtterances(outputs.lengths().length, targets);
  }

  private static void requireUtterances(int utterances, int[][] targets) {
    if (targets.length != utterances) {
      throw new IllegalArgumentException(
          "targets must be of %d utterances but are of %d".formatted(utterances, targets.length));
    }
  }

  static void requireToken(int utterance, int target, int tokens) {
    if (target < 0 || target >= tokens) {
      throw new IllegalArgumentException(
          "utterance %d of the batch has target token %d but the network's outputs are 0 to %d"
              .formatted(utterance, target, tokens - 1));
    }
  }

  static void requireFrames(int utterance, int frames, int tokens) {
    if (tokens != frames) {
      throw new IllegalArgumentException(
          "utterance %d of the batch has %d target tokens but the network puts out %d frames"
              .formatted(utterance, tokens, frames));
    }
  }
}
