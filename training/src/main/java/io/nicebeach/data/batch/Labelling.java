package io.nicebeach.data.batch;

import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Utterance;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import io.nicebeach.text.Alphabet;

/** What a network is to say of an utterance. Immutable and thread-safe. */
public interface Labelling {
  /** What the network's outputs stand for. */
  Alphabet alphabet();

  /**
   * The targets of an utterance as it was recorded.
   *
   * @param extractor what made {@code spectra}
   * @param spectra its power spectra, before any trimming
   * @throws CorpusException if it cannot be labelled
   */
  int[] targets(Utterance utterance, FeatureExtractor extractor, Features spectra)
      throws CorpusException;

  /** The targets of an utterance in one use of it; those that do not lie in time stay. */
  default int[] moved(
      int[] targets, Augmentation augmentation, FeatureExtractor extractor, Augmentation.Use use) {
    return targets;
  }
}
