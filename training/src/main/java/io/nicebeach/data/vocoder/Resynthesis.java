package io.nicebeach.data.vocoder;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Edit;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import io.nicebeach.features.FeatureFile;
import java.io.IOException;

/**
 * A feature file of Sphinx's, spoken by a {@link Vocoder}; the same file sounds the same always.
 */
public record Resynthesis() implements Edit {
  @Override
  public Audio apply(Utterance recorded) throws IOException {
    return Vocoder.sound(
        FeatureFile.read(recorded.file(), Vocoder.COEFFICIENTS),
        Seeds.at(recorded.name().hashCode()));
  }
}
