package io.nicebeach.recognize;

/** Why an utterance was not understood. */
public enum Rejection {
  /** Nothing was said. */
  SILENCE,
  /** Something was said, but not in words that the model knows or that may be said. */
  UNKNOWN_WORDS,
  /** It may have been said, but that is not sure enough. */
  UNSURE
}
