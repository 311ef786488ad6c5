package io.nicebeach.recognize;

import java.util.Optional;

/**
 * Finds utterances in the probabilities that somebody speaks. It counts in frames of {@link
 * VoiceActivity#HOP}.
 *
 * <p>Speech begins an utterance once there is enough of it: each frame of speech counts one up,
 * each other one down, so that a word with a faint moment in it counts and a crackle does not.
 */
final class Endpointer {
  /** Over how many frames a moment is looked at when it is to be the least like speech. */
  private static final int MOMENT = 10;

  /** The most frames among which that moment is looked for: ten minutes. */
  private static final int MOST_RECENT = 60_000;

  /**
   * A stretch of the stream.
   *
   * @param first its first frame
   * @param end the frame after its last; may lie beyond the end of a stream
   */
  record Utterance(long first, long end) {}

  private final double threshold;
  private final int minSpeech;
  private final int trailingSilence;
  private final int paddingBefore;
  private final int paddingAfter;
  private final int maxUtterance;

  /**
   * What has not come to enough speech by then is none: else crackles at regular intervals could
   * make an utterance of hours.
   */
  private final int longestOnset;

  /** The probabilities of the last frames, at most half of the longest utterance's; a ring. */
  private final float[] recent;

  /** Frames so far. */
  private long frames;

  /** The first frame that is not part of an earlier utterance. */
  private long free;

  private boolean speaking;

  /** Before an utterance: how much speech there is already, and where it began. */
  private int speech;

  private long onset;

  /** Within an utterance: its first frame, and the frame after the last that is speech. */
  private long start;

  private long speechEnd;

  Endpointer(Endpointing settings) {
    threshold = settings.threshold();
    minSpeech = frames(settings.minSpeech());
    trailingSilence = frames(settings.trailingSilence());
    paddingBefore = frames(settings.paddingBefore());
    paddingAfter = frames(settings.paddingAfter());
    maxUtterance = frames(settings.maxUtterance());
    longestOnset = maxUtterance / 2 - paddingBefore;
    recent = new float[Math.min(maxUtterance / 2, MOST_RECENT)];
  }

  private static int frames(int milliseconds) {
    return (int) Math.ceil(milliseconds / (1000 * VoiceActivity.HOP));
  }

  /** Takes the next frame's probability; the utterance that is thereby over, if one is. */
  Optional<Utterance> accept(float probability) {
    recent[(int) (frames % recent.length)] = probability;
    advance(probability);
    if (speaking && frames - speechEnd >= trailingSilence) {
      return Optional.of(end(speechEnd + paddingAfter));
    }
    return speaking && frames - start >= maxUtterance ? Optional.of(divide()) : Optional.empty();
  }

  /**
   * Ends the stream; the utterance that was under way, if one was. Half of the least speech is
   * enough: the other half may have been cut off.
   */
  Optional<Utterance> finish() {
    if (!speaking && speech > 0 && 2 * speech >= minSpeech) {
      begin();
    }
    return speaking ? Optional.of(end(speechEnd + paddingAfter)) : Optional.empty();
  }

  /** Whether an utterance is under way. */
  boolean speaking() {
    return speaking;
  }

  /** The first frame of the utterance under way, or that one to come could begin with. */
  long start() {
    if (speaking) {
      return start;
    }
    return Math.max(free, (speech > 0 ? onset : frames) - paddingBefore);
  }

  /** The frame after the last that is speech. */
  long speechEnd() {
    return speechEnd;
  }

  private void advance(float probability) {
    boolean isSpeech = probability >= threshold;
    frames++;
    if (speaking) {
      speechEnd = isSpeech ? frames : speechEnd;
      return;
    }
    if (frames - onset > longestOnset) {
      speech = 0;
    }
    if (isSpeech) {
      onset = speech == 0 ? frames - 1 : onset;
      speechEnd = frames;
      speech++;
    } else {
      speech = Math.max(0, speech - 1);
    }
    if (speech >= minSpeech) {
      begin();
    }
  }

  private void begin() {
    start = start();
    speaking = true;
  }

  private Utterance end(long frame) {
    speaking = false;
    speech = 0;
    free = frame;
    return new Utterance(start, frame);
  }

  /** Ends an utterance where it is least like speech, and goes through the rest of it again. */
  private Utterance divide() {
    long now = frames;
    frames = leastLikeSpeech();
    Utterance divided = end(frames);
    while (frames < now) {
      advance(recent[(int) (frames % recent.length)]);
    }
    return divided;
  }

  /** The middle of the recent frames that are least like speech; the first of several such. */
  private long leastLikeSpeech() {
    double least = Double.POSITIVE_INFINITY;
    long first = frames;
    long last = frames;
    for (long at = frames - recent.length; at <= frames - MOMENT; at++) {
      double sum = 0;
      for (long frame = at; frame < at + MOMENT; frame++) {
        sum += recent[(int) (frame % recent.length)];
      }
      if (sum < least) {
        least = sum;
        first = at;
        last = at;
      } else if (sum == least && last == at - 1) {
        last = at;
      }
    }
    return (first + last + MOMENT) / 2;
  }
}
