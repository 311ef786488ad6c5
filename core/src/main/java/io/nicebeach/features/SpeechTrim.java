package io.nicebeach.features;

import io.nicebeach.features.FeatureSettings.Trim;

/**
 * Cuts an utterance's spectra to its speech, from the first to the last frame that is loud ({@link
 * LoudFrames}), and puts the same margin at both ends: real frames where the recording has them,
 * silence beyond it. So a word sounds the same to a network whether it was clipped tightly or lies
 * in a second of room noise.
 */
final class SpeechTrim {
  private final Trim trim;
  private final int margin;

  /**
   * @param framesPerSecond the frames' rate, in Hz
   */
  SpeechTrim(Trim trim, double framesPerSecond) {
    this.trim = trim;
    this.margin = trim.isNone() ? 0 : (int) Math.round(trim.margin() * framesPerSecond);
  }

  /** The speech in {@code spectra}, which hold powers, with its margins. */
  Features apply(Features spectra) {
    if (trim.isNone() || spectra.frames() == 0) {
      return spectra;
    }
    Range speech = speech(spectra);
    return between(spectra, speech.from, speech.to);
  }

  /** Which frame of {@code spectra} becomes the first; negative where silence is put before it. */
  int first(Features spectra) {
    return trim.isNone() || spectra.frames() == 0 ? 0 : speech(spectra).from;
  }

  /** The first frame of the speech with its margin and the one after the last. */
  int[] frames(Features spectra) {
    Range speech =
        trim.isNone() || spectra.frames() == 0 ? new Range(0, spectra.frames()) : speech(spectra);
    return new int[] {speech.from, speech.to};
  }

  /** Frames {@code from} (inclusive) to {@code to}. */
  private record Range(int from, int to) {}

  private Range speech(Features spectra) {
    boolean[] loud = LoudFrames.of(spectra, trim);
    int first = 0;
    while (!loud[first]) {
      first++;
    }
    int last = loud.length - 1;
    while (!loud[last]) {
      last--;
    }
    return new Range(first - margin, last + 1 + margin);
  }

  /** Frames {@code from} (inclusive) to {@code to}; silence where there are none. */
  private static Features between(Features spectra, int from, int to) {
    int bins = spectra.bins();
    float[] out = new float[(to - from) * bins];
    int first = Math.max(0, from);
    int last = Math.min(spectra.frames(), to);
    System.arraycopy(
        spectra.values(), first * bins, out, (first - from) * bins, (last - first) * bins);
    return new Features(out, to - from, bins);
  }
}
