package io.nicebeach.data.augment;

import io.nicebeach.audio.Audio;
import java.util.random.RandomGenerator;

/** A random change to the sound. Immutable and thread-safe. */
@FunctionalInterface
public interface AudioStep {
  /** Changed sound; {@code audio} itself stays as it is. */
  Audio apply(Audio audio, RandomGenerator random);
}
