package io.nicebeach.data.augment;

import io.nicebeach.audio.Audio;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** A random change to the sound. Immutable and thread-safe. */
@FunctionalInterface
public interface AudioStep {
  /** Changed sound; {@code audio} itself stays as it is. */
  Audio apply(Audio audio, RandomGenerator random);

  /**
   * The same step with what it mixes in.
   *
   * @throws IOException if that cannot be read
   */
  default AudioStep with(Material material) throws IOException {
    return this;
  }
}
