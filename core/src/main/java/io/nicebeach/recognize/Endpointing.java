package io.nicebeach.recognize;

/**
 * Where in a stream utterances begin and end. Times are in milliseconds and count in steps of
 * {@link VoiceActivity#HOP}.
 *
 * @param threshold the least probability of speech that counts as speech, in (0, 1]
 * @param minSpeech how much speech begins an utterance
 * @param trailingSilence how long nobody must speak for the utterance to be over
 * @param paddingBefore how much of the sound before the speech belongs to the utterance
 * @param paddingAfter how much of the sound after the speech belongs to the utterance; at most
 *     {@code trailingSilence}
 * @param maxUtterance an utterance as long as this is divided, in its second half, where it sounds
 *     least like speech
 */
public record Endpointing(
    double threshold,
    int minSpeech,
    int trailingSilence,
    int paddingBefore,
    int paddingAfter,
    int maxUtterance) {
  private static final int LEAST_UTTERANCE = 1000;

  public Endpointing {
    require(threshold > 0 && threshold <= 1, "threshold must be in (0, 1] but is %s", threshold);
    require(minSpeech > 0, "minSpeech must be positive but is %s", minSpeech);
    require(trailingSilence > 0, "trailingSilence must be positive but is %s", trailingSilence);
    require(paddingBefore >= 0, "paddingBefore must not be negative but is %s", paddingBefore);
    require(
        paddingAfter >= 0 && paddingAfter <= trailingSilence,
        "paddingAfter must be between 0 and trailingSilence but is %s",
        paddingAfter);
    require(
        maxUtterance >= Math.max(LEAST_UTTERANCE, 4L * minSpeech + 4L * paddingBefore),
        "maxUtterance must be at least 1000 and four times minSpeech and paddingBefore but is %s",
        maxUtterance);
  }

  private static void require(boolean condition, String complaint, Object actual) {
    if (!condition) {
      throw new IllegalArgumentException(complaint.formatted(actual));
    }
  }

  /** For numbers, commands and sentences: 0.6 s of silence end an utterance, or 20 s of speech. */
  public static Endpointing usual() {
    return new Endpointing(0.5, 100, 600, 300, 300, 20_000);
  }

  public Endpointing withThreshold(double probability) {
    return new Endpointing(
        probability, minSpeech, trailingSilence, paddingBefore, paddingAfter, maxUtterance);
  }

  public Endpointing withMinSpeech(int milliseconds) {
    return new Endpointing(
        threshold, milliseconds, trailingSilence, paddingBefore, paddingAfter, maxUtterance);
  }

  /** With another silence at the end; the padding after the speech is cut to that if need be. */
  public Endpointing withTrailingSilence(int milliseconds) {
    return new Endpointing(
        threshold,
        minSpeech,
        milliseconds,
        paddingBefore,
        Math.min(paddingAfter, milliseconds),
        maxUtterance);
  }

  public Endpointing withPadding(int before, int after) {
    return new Endpointing(threshold, minSpeech, trailingSilence, before, after, maxUtterance);
  }

  public Endpointing withMaxUtterance(int milliseconds) {
    return new Endpointing(
        threshold, minSpeech, trailingSilence, paddingBefore, paddingAfter, milliseconds);
  }
}
