package io.nicebeach.train;

import io.nicebeach.data.batch.LabelledBatch;
import io.nicebeach.evaluate.ErrorCounts;
import io.nicebeach.network.Batch;
import java.util.List;

/** Tells how wrong a network's outputs are, in errors that can be counted. */
@FunctionalInterface
interface ErrorCounter {
  /**
   * The errors of each utterance of a batch.
   *
   * @param outputs what the network put out, [B][T'][V]
   */
  List<ErrorCounts> errors(LabelledBatch batch, Batch outputs);
}
