package io.nicebeach.train;

import io.nicebeach.data.batch.Batches;
import io.nicebeach.data.batch.Examples;
import io.nicebeach.data.batch.LabelledBatch;
import io.nicebeach.evaluate.ErrorCounts;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Objective;
import io.nicebeach.network.TrainingDivergedException;
import io.nicebeach.text.Units;

/**
 * How well a network does, while it learns, on utterances that it does not learn from.
 *
 * @param counter tells the errors
 * @param reduction how the learner joins the losses of a batch
 * @param units what the transcripts are learnt as
 */
record DevelopmentTest(
    Learner learner,
    ErrorCounter counter,
    Examples examples,
    Objective.Reduction reduction,
    Units units) {
  private static final int WORDS_AT_ONCE = 64;

  /** They are long, and all that comes out of every layer is in memory at the same time. */
  private static final int SENTENCES_AT_ONCE = 32;

  /**
   * The outcome.
   *
   * @param loss the mean over the utterances; NaN where there are none
   * @param correct how many utterances are right in all
   * @param errorRate the edits from what was said to what was heard, for each token that was said,
   *     or the share of frames that are taken for the other; NaN where a transcript is one token,
   *     and where there are no utterances
   */
  record Result(double loss, int correct, double errorRate) {}

  /**
   * Tests the weights as they are.
   *
   * @param steps updates made so far, for errors
   * @throws TrainingDivergedException if the loss is not finite
   */
  Result run(long steps) {
    double loss = 0;
    int correct = 0;
    ErrorCounts errors = ErrorCounts.NONE;
    int atOnce = units == Units.WHOLE ? WORDS_AT_ONCE : SENTENCES_AT_ONCE;
    for (LabelledBatch batch : Batches.byLength(examples, atOnce)) {
      loss += summed(learner.loss(batch.inputs(), batch.targets()), batch.size());
      if (!Double.isFinite(loss)) { // from weights that are finite and yet too large
        throw new TrainingDivergedException(steps, "the development loss is " + loss);
      }
      for (ErrorCounts own : counter.errors(batch, learner.forward(batch.inputs()))) {
        correct += own.errors() == 0 ? 1 : 0;
        errors = errors.plus(own);
      }
    }
    boolean counted = units != Units.WHOLE && examples.count() > 0;
    return new Result(loss / examples.count(), correct, counted ? errors.rate() : Double.NaN);
  }

  private double summed(double reduced, int utterances) {
    return reduction == Objective.Reduction.SUM ? reduced : reduced * utterances;
  }
}
