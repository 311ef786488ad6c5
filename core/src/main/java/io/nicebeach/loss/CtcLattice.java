package io.nicebeach.loss;

import java.util.Arrays;

/**
 * All the ways in which a transcript can lie in an utterance, and what they add up to.
 *
 * <p>An alignment names one token or the blank for each frame; repeats made one and blanks taken
 * out, it is the transcript. So it is a walk through the states blank, l₁, blank, l₂, ..., lₗ,
 * blank: 2L + 1 of them, numbered from 0. From one frame to the next a walk stays in its state,
 * goes to the next one, or skips a blank, unless that stands between two equal tokens, which would
 * be made one without it. It begins in one of the first two states and ends in one of the last two.
 *
 * <p>Forward: α_t(s) is what the walks add up to that are in state s at frame t, from the first
 * frame to t:
 *
 * <pre>α_t(s) = y_t(s) (α_t₋₁(s) + α_t₋₁(s-1) + α_t₋₁(s-2) if s-1 may be skipped)</pre>
 *
 * where y_t(s) is the probability of the state's token. Backward: β_t(s) is what the rest of those
 * walks, after frame t, adds up to:
 *
 * <pre>
 * β_t(s) = y_t₊₁(s) β_t₊₁(s) + y_t₊₁(s+1) β_t₊₁(s+1) + y_t₊₁(s+2) β_t₊₁(s+2) if s+1 may be skipped
 * </pre>
 *
 * So at any frame t, the transcript's probability is the sum over s of α_t(s) β_t(s). All of this
 * in logarithms, as such products would soon be too small for a number.
 *
 * <p>Source: Graves, Fernández, Gomez and Schmidhuber, "Connectionist temporal classification"
 * (2006), section 4.1; their β_t(s) has y_t(s) in it as well.
 */
public final class CtcLattice {
  private static final double NEVER = Double.NEGATIVE_INFINITY;
  private static final int BLANK = 0;

  /**
   * What the walks through the lattice add up to.
   *
   * @param posteriors how likely it is, given the transcript, that the network is at each token in
   *     each frame, [T'][V]: for token k the sum of α_t(s) β_t(s) over its states, divided by the
   *     transcript's probability
   * @param logProbability as {@link CtcLattice#logProbability()}
   */
  public record Sums(double[][] posteriors, double logProbability) {}

  private final double[][] logProbabilities;
  private final int[] states;
  private final boolean[] skips;

  private CtcLattice(double[][] logProbabilities, int[] tokens) {
    this.logProbabilities = logProbabilities;
    this.states = new int[2 * tokens.length + 1];
    this.skips = new boolean[states.length];
    for (int i = 0; i < tokens.length; i++) {
      states[2 * i + 1] = tokens[i];
      skips[2 * i + 1] = i > 0 && tokens[i] != tokens[i - 1];
    }
  }

  /**
   * The alignments of a transcript.
   *
   * @param logProbabilities of each token in each frame, [T'][V]; the blank has index 0
   * @param tokens the transcript's, none of them the blank; may be empty
   */
  public static CtcLattice of(double[][] logProbabilities, int[] tokens) {
    return new CtcLattice(logProbabilities, tokens);
  }

  /** The frames that a transcript takes at least: one a token, one more between equal ones. */
  public static int leastFrames(int[] tokens) {
    int frames = tokens.length;
    for (int i = 1; i < tokens.length; i++) {
      frames += tokens[i] == tokens[i - 1] ? 1 : 0;
    }
    return frames;
  }

  /**
   * The logarithm of the transcript's probability; minus infinity if there are too few frames. It
   * takes the memory of a frame, however long the utterance is.
   */
  public double logProbability() {
    double[] alpha = start();
    for (int t = 0; t < logProbabilities.length; t++) {
      alpha = later(alpha, t);
    }
    return end(alpha);
  }

  /** Both sums, of one walk forward and one back. */
  public Sums sums() {
    double[][] alpha = forward();
    double[][] posteriors = new double[alpha.length][];
    double[] beta = lastBeta();
    double total = end(alpha.length == 0 ? start() : alpha[alpha.length - 1]);
    for (int t = alpha.length - 1; t >= 0; t--) {
      posteriors[t] = new double[logProbabilities[t].length];
      for (int s = 0; s < states.length; s++) {
        posteriors[t][states[s]] += Math.exp(alpha[t][s] + beta[s] - total);
      }
      beta = t > 0 ? earlier(beta, t) : beta;
    }
    return new Sums(posteriors, total);
  }

  /** The transcript's probability as found at each frame: always the same. */
  double[] logProbabilityByFrame() {
    double[][] alpha = forward();
    double[] found = new double[alpha.length];
    double[] beta = lastBeta();
    for (int t = alpha.length - 1; t >= 0; t--) {
      found[t] = NEVER;
      for (int s = 0; s < states.length; s++) {
        found[t] = logSum(found[t], alpha[t][s] + beta[s], NEVER);
      }
      beta = t > 0 ? earlier(beta, t) : beta;
    }
    return found;
  }

  private double[][] forward() {
    double[][] all = new double[logProbabilities.length][];
    double[] alpha = start();
    for (int t = 0; t < all.length; t++) {
      alpha = later(alpha, t);
      all[t] = alpha;
    }
    return all;
  }

  /** α as if a blank stood before the first frame. */
  private double[] start() {
    double[] start = new double[states.length];
    Arrays.fill(start, 1, start.length, NEVER);
    return start;
  }

  /** α of frame t, given that of frame t - 1. */
  private double[] later(double[] alpha, int t) {
    double[] later = new double[states.length];
    for (int s = 0; s < later.length; s++) {
      later[s] = arriving(alpha, s) + logProbabilities[t][states[s]];
    }
    return later;
  }

  /** What α of the last frame adds up to: a walk is over in the last two states. */
  private static double end(double[] alpha) {
    int last = alpha.length - 1;
    return logSum(alpha[last], last > 0 ? alpha[last - 1] : NEVER, NEVER);
  }

  private double arriving(double[] before, int s) {
    return logSum(before[s], s > 0 ? before[s - 1] : NEVER, skips[s] ? before[s - 2] : NEVER);
  }

  /** β of the last frame: a walk is over in the last two states. */
  private double[] lastBeta() {
    double[] beta = new double[states.length];
    Arrays.fill(beta, 0, Math.max(0, states.length - 2), NEVER);
    return beta;
  }

  /** β of frame t - 1, given that of frame t. */
  private double[] earlier(double[] beta, int t) {
    double[] onward = new double[states.length + 2]; // two more that no walk reaches
    Arrays.fill(onward, NEVER);
    for (int s = 0; s < states.length; s++) {
      onward[s] = beta[s] + logProbabilities[t][states[s]];
    }
    double[] earlier = new double[states.length];
    for (int s = 0; s < states.length; s++) {
      boolean skip = s + 2 < states.length && skips[s + 2];
      earlier[s] = logSum(onward[s], onward[s + 1], skip ? onward[s + 2] : NEVER);
    }
    return earlier;
  }

  /** log (e^a + e^b + e^c) */
  private static double logSum(double a, double b, double c) {
    double max = Math.max(a, Math.max(b, c));
    if (max == NEVER) {
      return NEVER;
    }
    return max + Math.log(Math.exp(a - max) + Math.exp(b - max) + Math.exp(c - max));
  }
}
