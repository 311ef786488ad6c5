package io.nicebeach.decode;

import io.nicebeach.loss.LogSoftmax;
import io.nicebeach.network.Batch;
import io.nicebeach.text.Alphabet;
import java.util.List;
import java.util.stream.IntStream;

/** Logits as natural-log probabilities: their log softmax, frame by frame. */
public final class LogProbabilities {
  private LogProbabilities() {}

  /**
   * Those of one utterance of a batch, [T'][V].
   *
   * @throws IllegalArgumentException if a logit is not finite
   */
  public static double[][] of(Batch logits, int utterance) {
    double[][] frames = new double[logits.lengths()[utterance]][logits.bins()];
    for (int t = 0; t < frames.length; t++) {
      int offset = logits.offset(utterance) + t * logits.bins();
      for (int token = 0; token < logits.bins(); token++) {
        frames[t][token] = logits.values()[offset + token];
        requireFinite(frames[t][token], t, token);
      }
      LogSoftmax.apply(frames[t]);
    }
    return frames;
  }

  /**
   * Those of each utterance of a batch whose logits are of an alphabet's tokens.
   *
   * @throws IllegalArgumentException if they are not, or if a logit is not finite
   */
  static List<double[][]> of(Batch logits, Alphabet alphabet) {
    requireFit(logits, alphabet);
    return IntStream.range(0, logits.size()).mapToObj(i -> of(logits, i)).toList();
  }

  /**
   * Makes sure that logits are those of an alphabet's tokens.
   *
   * @throws IllegalArgumentException naming both numbers
   */
  private static void requireFit(Batch logits, Alphabet alphabet) {
    if (logits.bins() != alphabet.size()) {
      throw new IllegalArgumentException(
          "outputs must be %d per frame but are %d".formatted(alphabet.size(), logits.bins()));
    }
  }

  private static void requireFinite(double logit, int frame, int token) {
    if (!Double.isFinite(logit)) {
      throw new IllegalArgumentException(
          "outputs must be finite numbers but that of token %d in frame %d is %s"
              .formatted(token, frame, logit));
    }
  }
}
