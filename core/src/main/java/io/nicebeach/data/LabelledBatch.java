package io.nicebeach.data;

import io.nicebeach.features.Features;
import io.nicebeach.network.Batch;
import java.util.List;

/**
 * Utterances ready to be learnt from.
 *
 * @param inputs their features, padded with zeros
 * @param targets for each utterance its tokens
 * @param indices for each utterance its index in the data set
 */
public record LabelledBatch(Batch inputs, int[][] targets, int[] indices) {
  /** The number of utterances. */
  public int size() {
    return indices.length;
  }

  /** Features side by side, each padded to the longest. */
  static Batch padded(List<Features> utterances) {
    int[] lengths = utterances.stream().mapToInt(Features::frames).toArray();
    int longest = utterances.stream().mapToInt(Features::frames).max().orElse(0);
    int bins = utterances.isEmpty() ? 0 : utterances.get(0).bins();
    float[] values = new float[utterances.size() * longest * bins];
    for (int i = 0; i < lengths.length; i++) {
      float[] features = utterances.get(i).values();
      System.arraycopy(features, 0, values, i * longest * bins, features.length);
    }
    return new Batch(values, longest, bins, lengths);
  }
}
