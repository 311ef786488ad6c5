package io.nicebeach.data;

import io.nicebeach.audio.Audio;
import java.io.IOException;

/** What becomes of a recording before it counts as the sound of an utterance. */
public interface Edit {
  /**
   * The sound that is meant.
   *
   * @param whole the recording, at the file's sample rate
   * @throws IOException if another recording is needed and cannot be read
   */
  Audio apply(Audio whole) throws IOException;
}
