package io.nicebeach.decode;

import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the tokens of a known transcript lie in an utterance: the likeliest of its alignments,
 * found by Viterbi's algorithm. The states are those of {@link io.nicebeach.loss.CtcLattice}, and
 * so is the recursion, with the maximum in the place of the sum.
 *
 * @param spans each token's frames, in order; none of them is empty
 * @param logProbability of this one alignment, at most that of the transcript; minus infinity, and
 *     no spans, if the utterance has too few frames for the transcript
 */
record ForcedAlignment(List<TokenSpan> spans, double logProbability) {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  ForcedAlignment {
    spans = List.copyOf(spans);
  }

  /**
   * Aligns a transcript.
   *
   * @param logProbabilities of each token in each frame, [T'][V]
   * @param tokens the transcript's, none of them the blank; may be empty
   */
  static ForcedAlignment of(double[][] logProbabilities, int[] tokens) {
    return new Trellis(logProbabilities, tokens).best();
  }

  /** The best way into each state at each frame. */
  private static final class Trellis {
    private final double[][] logProbabilities;
    private final int[] tokens;

    /** Four to a byte, for they are the square of a long utterance's length. */
    private static final int STEP_BITS = 2;

    private static final int STEPS_IN_BYTE = Byte.SIZE / STEP_BITS;

    /** How many states back the best way comes from, [T'][(2 L + 1) / 4]. */
    private final byte[][] steps;

    private double[] scores;

    Trellis(double[][] logProbabilities, int[] tokens) {
      this.logProbabilities = logProbabilities;
      this.tokens = tokens;
      this.steps = new byte[logProbabilities.length][2 * tokens.length / STEPS_IN_BYTE + 1];
      this.scores = new double[2 * tokens.length + 1];
      Arrays.fill(scores, NEVER);
      scores[0] = 0; // as if a blank stood before the first frame
      for (int t = 0; t < logProbabilities.length; t++) {
        advance(t);
      }
    }

    private void advance(int t) {
      double[] next = new double[scores.length];
      for (int s = 0; s < scores.length; s++) {
        int step = 0;
        for (int candidate = 1; candidate <= widestStep(s); candidate++) {
          step = scores[s - candidate] > scores[s - step] ? candidate : step;
        }
        steps[t][s / STEPS_IN_BYTE] |= (byte) (step << shift(s));
        next[s] = scores[s - step] + logProbabilities[t][token(s)];
      }
      scores = next;
    }

    private int step(int t, int s) {
      return steps[t][s / STEPS_IN_BYTE] >> shift(s) & (1 << STEP_BITS) - 1;
    }

    private static int shift(int s) {
      return s % STEPS_IN_BYTE * STEP_BITS;
    }

    /** Two from one token to another one, over the blank between them; else one. */
    private int widestStep(int s) {
      boolean overBlank = s % 2 == 1 && s > 1 && token(s) != token(s - 2);
      return overBlank ? 2 : Math.min(s, 1);
    }

    private int token(int state) {
      return state % 2 == 0 ? Alphabet.BLANK_INDEX : tokens[state / 2];
    }

    ForcedAlignment best() {
      int state = scores.length - 1;
      if (state > 0 && scores[state - 1] > scores[state]) {
        state--;
      }
      double best = scores[state];
      return new ForcedAlignment(best == NEVER ? List.of() : spansTo(state), best);
    }

    private List<TokenSpan> spansTo(int state) {
      int[] first = new int[tokens.length];
      int[] last = new int[tokens.length];
      Arrays.fill(last, -1);
      for (int t = steps.length - 1; t >= 0; t--) {
        if (state % 2 == 1) {
          first[state / 2] = t;
          last[state / 2] = Math.max(last[state / 2], t);
        }
        state -= step(t, state);
      }
      List<TokenSpan> spans = new ArrayList<>();
      for (int i = 0; i < tokens.length; i++) {
        spans.add(span(tokens[i], first[i], last[i]));
      }
      return spans;
    }

    private TokenSpan span(int token, int first, int last) {
      double highest = NEVER;
      for (int t = first; t <= last; t++) {
        highest = Math.max(highest, logProbabilities[t][token]);
      }
      return new TokenSpan(token, first, last, Math.exp(highest));
    }
  }
}
