package io.nicebeach.data.sample;

import io.nicebeach.data.Utterance;
import java.util.List;

/**
 * Utterances that make up a share of every epoch.
 *
 * @param name for people and logs
 * @param utterances at least one
 * @param share of the epoch, in (0, 1]; 0 for what the others leave, divided by size among those
 *     that say so
 */
public record Source(String name, List<Utterance> utterances, double share) {
  public Source {
    utterances = List.copyOf(utterances);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in [0, 1] but is " + share);
    }
    if (utterances.isEmpty()) {
      throw new IllegalArgumentException("utterances of source " + name + " must not be empty");
    }
  }
}
