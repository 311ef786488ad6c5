package io.nicebeach.cli.evaluate;

import io.nicebeach.audio.Audio;

/**
 * A detector of speech as it is tested.
 *
 * @param name for people
 * @param threshold what a score must reach to be taken for speech
 */
record FrameScorer(String name, Scores scores, double threshold) {
  /** Scores frames. */
  @FunctionalInterface
  interface Scores {
    /** A score for each frame of 10 ms, higher where speech is likelier. */
    float[] of(Audio audio);
  }
}
