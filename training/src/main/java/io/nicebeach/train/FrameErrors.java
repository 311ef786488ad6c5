package io.nicebeach.train;

import io.nicebeach.data.batch.LabelledBatch;
import io.nicebeach.evaluate.ErrorCounts;
import io.nicebeach.network.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the frames whose likeliest label is not theirs.
 *
 * @param delay how many frames after a frame the network answers for it
 */
record FrameErrors(int delay) implements ErrorCounter {
  @Override
  public List<ErrorCounts> errors(LabelledBatch batch, Batch outputs) {
    List<ErrorCounts> errors = new ArrayList<>();
    for (int u = 0; u < batch.size(); u++) {
      int[] labels = batch.targets()[u];
      int answered = Math.max(0, outputs.lengths()[u] - delay);
      int wrong = 0;
      for (int t = 0; t < answered; t++) {
        wrong += likeliest(outputs, u, t + delay) == labels[t] ? 0 : 1;
      }
      errors.add(new ErrorCounts(wrong, 0, 0, answered));
    }
    return errors;
  }

  private static int likeliest(Batch outputs, int utterance, int frame) {
    int row = outputs.offset(utterance) + frame * outputs.bins();
    int best = 0;
    for (int k = 1; k < outputs.bins(); k++) {
      best = outputs.values()[row + k] > outputs.values()[row + best] ? k : best;
    }
    return best;
  }
}
