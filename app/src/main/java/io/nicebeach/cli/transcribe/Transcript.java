package io.nicebeach.cli.transcribe;

import io.nicebeach.recognize.StreamEvent.Final;

/** Something that what was heard is written to, utterance after utterance. */
interface Transcript {
  /** What stands before all utterances. */
  default void begin() {}

  /**
   * Writes the next utterance.
   *
   * @param recording what the recording is called
   * @param heard what was heard of it, and when
   * @param isWhole whether the utterance is the whole recording
   */
  void add(String recording, Final heard, boolean isWhole);
}
