package io.nicebeach.data.vocoder;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Edit;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import io.nicebeach.features.FeatureFile;
import java.io.IOException;

/**
 * A feature file of Sphinx's, spoken by a {@link Vocoder}; the same file sounds the same always.
 */
public record Resynthesis() implements Edit {
  /**
   * A corpus of feature files as one of sound.
   *
   * @throws CorpusException if it has sound already
   */
  public static Corpus of(Corpus features) throws CorpusException {
    for (Utterance utterance : features.utterances()) {
      if (!FeatureFile.isNamedSo(utterance.file())) {
        throw new CorpusException(
            utterance.file(), "is no feature file (.mfc) to be made sound of", "take it as it is");
      }
    }
    return features.with(
        features.utterances().stream().map(u -> u.edited(new Resynthesis())).toList());
  }

  @Override
  public Audio apply(Utterance recorded) throws IOException {
    return Vocoder.sound(
        FeatureFile.read(recorded.file(), Vocoder.COEFFICIENTS),
        Seeds.at(recorded.name().hashCode()));
  }
}
