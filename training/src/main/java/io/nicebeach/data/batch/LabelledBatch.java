package io.nicebeach.data.batch;

import io.nicebeach.data.Utterance;
import io.nicebeach.features.Features;
import io.nicebeach.network.Batch;
import java.util.List;

/**
 * Utterances ready to be learnt from.
 *
 * @param inputs their features, padded with zeros
 * @param targets for each utterance its tokens, or the labels of its frames
 * @param utterances what is said in each, by whom, and the file or one of the files it is made of
 */
public record LabelledBatch(Batch inputs, int[][] targets, List<Utterance> utterances) {
  /** The number of utterances. */
  public int size() {
    return utterances.size();
  }

  /** Features side by side, each padded to the longest. */
  static Batch padded(List<Features> features) {
    int[] lengths = features.stream().mapToInt(Features::frames).toArray();
    int longest = features.stream().mapToInt(Features::frames).max().orElse(0);
    int bins = features.isEmpty() ? 0 : features.get(0).bins();
    float[] values = new float[features.size() * longest * bins];
    for (int i = 0; i < lengths.length; i++) {
      float[] own = features.get(i).values();
      System.arraycopy(own, 0, values, i * longest * bins, own.length);
    }
    return new Batch(values, longest, bins, lengths);
  }
}
