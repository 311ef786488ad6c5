package io.nicebeach.loss;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;

/**
 * The labels of frames as shares of an utterance's loss, for a network that answers late: of T
 * frames the output of frame t is held to the label of frame t - delay. The first outputs, which
 * have nothing to answer for yet, count for nothing; the labels of the last frames are not asked.
 *
 * @param delay d, in frames
 */
public record FrameTargets(int delay) {
  /**
   * One row per frame of the outputs: 1 / (T - d) at its label's place, so that an utterance's rows
   * add up to 1 however long it is; zeros in the first d rows.
   *
   * @param labels for each utterance one per frame
   * @throws IllegalArgumentException if they do not fit the outputs
   */
  public Matrix of(Sequences outputs, int[][] labels) {
    Targets.requireUtterances(outputs, labels);
    Matrix rows = outputs.frames().zeros(outputs.frames().rows(), outputs.width());
    int first = 0;
    for (int u = 0; u < labels.length; u++) {
      int frames = outputs.lengths()[u];
      Targets.requireFrames(u, frames, labels[u].length);
      for (int t = delay; t < frames; t++) {
        int label = labels[u][t - delay];
        Targets.requireToken(u, label, outputs.width());
        rows.set(first + t, label, 1.0 / (frames - delay));
      }
      first += frames;
    }
    return rows;
  }
}
