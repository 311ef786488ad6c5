package io.nicebeach.features;

import io.nicebeach.features.FeatureSettings.Trim;
import java.util.Arrays;

/**
 * In which frames of a clean recording somebody speaks: the loud ones, with what they imply. The
 * silence of a stop consonant is part of its word, a click is no word, and faint sounds lie before
 * and after the loud ones.
 */
public final class SpeechFrames {
  /** As {@link SpeechTrim} tells speech from background. */
  private static final Trim THRESHOLDS = Trim.NONE;

  /** Shorter gaps are filled, those at the ends of a tightly cut recording too, in seconds. */
  private static final double GAP = 0.1;

  /** What is shorter is no speech, in seconds. */
  private static final double SHORTEST = 0.06;

  /** What is added at either end of speech, in seconds. */
  private static final double EDGE = 0.03;

  private SpeechFrames() {}

  /**
   * For each frame whether somebody speaks.
   *
   * @param spectra powers of a recording with speech in it
   * @param frameRate in Hz
   */
  public static boolean[] of(Features spectra, double frameRate) {
    if (spectra.frames() == 0) {
      return new boolean[0];
    }
    boolean[] speech = LoudFrames.of(spectra, THRESHOLDS);
    flipShorter(speech, false, GAP * frameRate);
    flipShorter(speech, true, SHORTEST * frameRate);
    return widened(speech, (int) Math.round(EDGE * frameRate));
  }

  /** Turns each run of {@code value} that is shorter than so many frames. */
  private static void flipShorter(boolean[] frames, boolean value, double shortest) {
    int end = 0;
    for (int start = 0; start < frames.length; start = end) {
      end = start + 1;
      while (end < frames.length && frames[end] == frames[start]) {
        end++;
      }
      boolean isAll = end - start == frames.length;
      if (frames[start] == value && end - start < shortest && !isAll) {
        Arrays.fill(frames, start, end, !value);
      }
    }
  }

  private static boolean[] widened(boolean[] frames, int by) {
    boolean[] wide = new boolean[frames.length];
    for (int t = 0; t < frames.length; t++) {
      if (frames[t]) {
        Arrays.fill(wide, Math.max(0, t - by), Math.min(frames.length, t + by + 1), true);
      }
    }
    return wide;
  }
}
