package io.nicebeach.audio;

/** What is wrong with a sound that can be heard all the same, though perhaps not understood. */
public enum SoundWarning {
  /** There is no sample, or all are zero. */
  EMPTY,
  /**
   * Hardly anything is louder than a microphone that hears nothing: less than {@value
   * SoundLevel#SHORTEST_SOUND} s of it are at more than {@value SoundLevel#QUIET_DBFS} dBFS.
   */
  TOO_QUIET,
  /** The loudest parts are cut off: {@value SoundLevel#CLIPPED_RUN} samples in a row or more. */
  CLIPPED
}
