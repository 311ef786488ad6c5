package io.nicebeach.features;

import io.nicebeach.features.FeatureSettings.Trim;
import java.util.Arrays;

/**
 * Cuts an utterance's spectra to its speech, from the first to the last frame that is loud enough,
 * and puts the same margin at both ends: real frames where the recording has them, silence beyond
 * it. So a word sounds the same to a network whether it was clipped tightly or lies in a second of
 * room noise.
 *
 * <p>Loud enough is at least the threshold {@code min(max(peak - range, noise + aboveNoise), peak -
 * belowPeak)} in dB, on levels smoothed over three frames; the noise is their tenth percentile.
 */
final class SpeechTrim {
  private static final double SILENCE = 1e-10;
  private static final double NOISE_SHARE = 0.1;

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
    double[] levels = smoothed(levels(spectra));
    double threshold = threshold(levels);
    int first = 0;
    while (levels[first] < threshold) {
      first++;
    }
    int last = levels.length - 1;
    while (levels[last] < threshold) {
      last--;
    }
    return new Range(first - margin, last + 1 + margin);
  }

  private static double[] levels(Features spectra) {
    double[] levels = new double[spectra.frames()];
    for (int frame = 0; frame < levels.length; frame++) {
      float sum = 0;
      for (int bin = 0; bin < spectra.bins(); bin++) {
        sum += spectra.at(frame, bin);
      }
      levels[frame] = 10 * Math.log10(sum + SILENCE);
    }
    return levels;
  }

  private static double[] smoothed(double[] levels) {
    int last = levels.length - 1;
    double[] smoothed = new double[levels.length];
    for (int i = 0; i <= last; i++) {
      smoothed[i] = (levels[Math.max(0, i - 1)] + levels[i] + levels[Math.min(last, i + 1)]) / 3;
    }
    return smoothed;
  }

  private double threshold(double[] levels) {
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double peak = sorted[sorted.length - 1];
    double place = NOISE_SHARE * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    double noise = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    return Math.min(
        Math.max(peak - trim.range(), noise + trim.aboveNoise()), peak - trim.belowPeak());
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
