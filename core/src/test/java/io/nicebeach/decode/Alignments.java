package io.nicebeach.decode;

import io.nicebeach.loss.LogSoftmax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** All alignments of a small utterance, one by one: slow, and right by definition. */
final class Alignments {
  private Alignments() {}

  /** Log probabilities of random logits, [frames][tokens]. */
  static double[][] random(int frames, int tokens, double spread, SplittableRandom random) {
    double[][] logits = new double[frames][tokens];
    for (double[] frame : logits) {
      for (int k = 0; k < tokens; k++) {
        frame[k] = spread * random.nextDouble(-1, 1);
      }
      LogSoftmax.apply(frame);
    }
    return logits;
  }

  /** The probability of every transcript, as a sum over its alignments. */
  static Map<List<Integer>, Double> probabilities(double[][] frames) {
    Map<List<Integer>, Double> sums = new HashMap<>();
    visit(frames, (path, log) -> sums.merge(transcript(path), Math.exp(log), Double::sum));
    return sums;
  }

  /** The log probability of a transcript's best alignment; minus infinity if it has none. */
  static double best(double[][] frames, List<Integer> transcript) {
    double[] best = {Double.NEGATIVE_INFINITY};
    visit(
        frames,
        (path, log) ->
            best[0] = transcript(path).equals(transcript) ? Math.max(best[0], log) : best[0]);
    return best[0];
  }

  /** What an alignment says: repeats made one, then blanks taken out. */
  static List<Integer> transcript(int... path) {
    List<Integer> tokens = new ArrayList<>();
    for (int t = 0; t < path.length; t++) {
      if (path[t] != 0 && (t == 0 || path[t] != path[t - 1])) {
        tokens.add(path[t]);
      }
    }
    return tokens;
  }

  private interface Visitor {
    void visit(int[] path, double logProbability);
  }

  private static void visit(double[][] frames, Visitor visitor) {
    visit(frames, new int[frames.length], 0, 0, visitor);
  }

  private static void visit(double[][] frames, int[] path, int t, double log, Visitor visitor) {
    if (t == frames.length) {
      visitor.visit(path, log);
      return;
    }
    for (int k = 0; k < frames[t].length; k++) {
      path[t] = k;
      visit(frames, path, t + 1, log + frames[t][k], visitor);
    }
  }
}
