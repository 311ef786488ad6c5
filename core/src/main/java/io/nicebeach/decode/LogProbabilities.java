package io.nicebeach.decode;

import io.nicebeach.network.Batch;

/** Logits as natural-log probabilities: their log softmax, frame by frame. */
final class LogProbabilities {
  private LogProbabilities() {}

  /**
   * Those of one utterance of a batch, [T'][V].
   *
   * @throws IllegalArgumentException if a logit is not finite
   */
  static double[][] of(Batch logits, int utterance) {
    double[][] frames = new double[logits.lengths()[utterance]][logits.bins()];
    for (int t = 0; t < frames.length; t++) {
      int offset = logits.offset(utterance) + t * logits.bins();
      for (int token = 0; token < logits.bins(); token++) {
        frames[t][token] = logits.values()[offset + token];
        requireFinite(frames[t][token], t, token);
      }
      normalize(frames[t]);
    }
    return frames;
  }

  private static void requireFinite(double logit, int frame, int token) {
    if (!Double.isFinite(logit)) {
      throw new IllegalArgumentException(
          "outputs must be finite numbers but that of token %d in frame %d is %s"
              .formatted(token, frame, logit));
    }
  }

  /** z - log sum e^z, computed as z - m - log sum e^(z - m), m the maximum: never overflows. */
  private static void normalize(double[] scores) {
    double max = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - max);
    }
    double logSum = max + Math.log(sum);
    for (int i = 0; i < scores.length; i++) {
      scores[i] -= logSum;
    }
  }
}
