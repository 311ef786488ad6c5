package io.nicebeach.loss;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;

/**
 * Connectionist temporal classification: minus the logarithm of the probability that the network
 * says the transcript, whenever it says each token of it. Nobody has to tell where in the utterance
 * they are: all the ways in which they can lie there are added up ({@link CtcLattice}).
 *
 * <p>The outputs are logits z, whose softmax in frame t is y_t; index 0 is the blank. The gradient
 * by z is y_t(k) - p_t(k), where p_t(k) is how likely the network is at token k in frame t, given
 * the transcript: what it says, less what it should say, as for the cross-entropy, but with targets
 * that the network itself finds.
 *
 * <p>An utterance with fewer frames than its transcript takes ({@link CtcLattice#leastFrames}) has
 * the probability 0 and an infinite loss. Training refuses such a recording; but as augmentation
 * may shorten one now and then, it counts as 0 here, with the gradient 0 (PyTorch's {@code
 * zero_infinity}). An empty transcript is the blank in all frames.
 *
 * <p>Source: Graves, Fernández, Gomez and Schmidhuber, "Connectionist temporal classification:
 * labelling unsegmented sequence data with recurrent neural networks" (2006).
 */
final class Ctc implements Loss {
  @Override
  public Value of(Sequences logits, int[][] targets) {
    Targets.requireTranscripts(logits.lengths().length, logits.width(), targets);
    Matrix gradient = logits.frames().zeros(logits.frames().rows(), logits.width());
    double loss = 0;
    int first = 0;
    for (int u = 0; u < targets.length; u++) {
      int length = logits.lengths()[u];
      if (length >= CtcLattice.leastFrames(targets[u])) {
        loss += utterance(logits.frames(), first, length, targets[u], gradient);
      }
      first += length;
    }
    return new Value(loss, gradient);
  }

  /** The loss of one utterance; puts its gradient into the rows that are its own. */
  private static double utterance(
      Matrix logits, int first, int length, int[] target, Matrix gradient) {
    double[][] logProbabilities = logProbabilities(logits, first, length);
    CtcLattice.Sums sums = CtcLattice.of(logProbabilities, target).sums();
    for (int t = 0; t < length; t++) {
      for (int k = 0; k < logits.columns(); k++) {
        gradient.set(first + t, k, Math.exp(logProbabilities[t][k]) - sums.posteriors()[t][k]);
      }
    }
    return -sums.logProbability();
  }

  private static double[][] logProbabilities(Matrix logits, int first, int length) {
    double[][] frames = new double[length][logits.columns()];
    for (int t = 0; t < length; t++) {
      for (int k = 0; k < logits.columns(); k++) {
        frames[t][k] = logits.get(first + t, k);
      }
      LogSoftmax.apply(frames[t]);
    }
    return frames;
  }
}
