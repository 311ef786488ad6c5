package io.nicebeach.loss;

/** Logits as natural-log probabilities. */
public final class LogSoftmax {
  private LogSoftmax() {}

  /**
   * Replaces logits z by z - log sum e^z, computed as z - m - log sum e^(z - m), m their maximum:
   * never overflows.
   */
  public static void apply(double[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - max);
    }
    double logSum = max + Math.log(sum);
    for (int i = 0; i < logits.length; i++) {
      logits[i] -= logSum;
    }
  }
}
