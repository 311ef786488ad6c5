package io.nicebeach.loss;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;

/**
 * Targets as numbers: {@code scale} at the token's place, 0 elsewhere. Smoothing spreads a share of
 * that evenly over all places (Szegedy et al. 2016).
 *
 * @param scale what the numbers of a row add up to
 * @param smoothing the share that is spread, in [0, 1)
 */
public record OneHot(double scale, double smoothing) {
  /**
   * One row per frame of the outputs.
   *
   * @param targets for each utterance one token per frame
   * @throws IllegalArgumentException if they do not fit the outputs
   */
  public Matrix of(Sequences outputs, int[][] targets) {
    Targets.requireUtterances(outputs, targets);
    int tokens = outputs.width();
    Matrix rows = outputs.frames().zeros(outputs.frames().rows(), tokens);
    int row = 0;
    for (int u = 0; u < targets.length; u++) {
      Targets.requireFrames(u, outputs.lengths()[u], targets[u].length);
      for (int target : targets[u]) {
        Targets.requireToken(u, target, tokens);
        for (int j = 0; j < tokens; j++) {
          double share = (j == target ? 1 - smoothing : 0) + smoothing / tokens;
          rows.set(row, j, scale * share);
        }
        row++;
      }
    }
    return rows;
  }
}
