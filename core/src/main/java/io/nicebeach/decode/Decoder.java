package io.nicebeach.decode;

import io.nicebeach.network.Batch;
import java.util.List;

/** Turns a network's output into text. Immutable and shared by any number of threads. */
public interface Decoder {
  /**
   * The hypothesis for each utterance of a batch.
   *
   * @param outputs what the network put out, [B][T'][V]
   */
  List<Hypothesis> decode(Batch outputs);
}
