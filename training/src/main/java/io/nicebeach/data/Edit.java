package io.nicebeach.data;

import io.nicebeach.audio.Audio;
import java.io.IOException;

/** What becomes of a recording before it counts as the sound of an utterance. */
public interface Edit {
  /**
   * The sound that is meant.
   *
   * @param recorded the recording as it is
   * @throws IOException if it, or another one that is needed, cannot be read
   */
  Audio apply(Utterance recorded) throws IOException;

  /** Whether there is a recording: what is computed has nothing but a name. */
  default boolean needsFile() {
    return true;
  }
}
