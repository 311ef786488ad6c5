package io.nicebeach.recognize;

/** Why an utterance was not understood. */
public enum Rejection {
  /** Nothing was said. */
  SILENCE,
  /** Something was said, but none of the words that the model knows. */
  UNKNOWN_WORDS,
  /** It may have been said, but that is not sure enough. */
  UNSURE
}
