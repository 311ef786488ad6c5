package io.nicebeach.recognize;

/**
 * What happens in a {@link RecognizerStream}. Of each utterance come, in this order: {@link
 * SpeechStarted}, where a detector looks for speech; any number of {@link Partial}s; one {@link
 * Final}. All three begin at the same moment. Times are in seconds from the beginning of the
 * stream.
 */
public sealed interface StreamEvent {
  /** When the utterance begins. */
  double start();

  /**
   * Somebody has begun to speak.
   *
   * @param start of the utterance, a little before the speech itself
   */
  record SpeechStarted(double start) implements StreamEvent {}

  /**
   * What an utterance sounds like so far; the rest of it may still change all of that.
   *
   * @param start of the utterance
   * @param end of what has been heard of it
   * @param text may be empty
   */
  record Partial(double start, double end, String text) implements StreamEvent {}

  /**
   * What was said in an utterance that is over.
   *
   * @param start of the utterance
   * @param end of the utterance
   * @param recognition of the sound from start to end alone, but that its words' times count from
   *     the beginning of the stream
   */
  record Final(double start, double end, Recognition recognition) implements StreamEvent {}
}
