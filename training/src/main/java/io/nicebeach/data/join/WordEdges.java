package io.nicebeach.data.join;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;

/**
 * Where a word begins and ends in its recording. Where next to nothing lies beside it the recording
 * was cut tightly, and its edge is the word's: what is left of a faint <em>s</em> there would be
 * taken for noise.
 */
public final class WordEdges {
  /** What is kept before and after the speech, in seconds. */
  private static final double MARGIN = 0.03;

  /** The recording ends with the word if no more than this lies beside it, in seconds. */
  private static final double TIGHT = 0.12;

  private final FeatureExtractor trimmer;
  private final int tight;

  /** Edges in spectra of these settings. */
  WordEdges(FeatureSettings settings) {
    trimmer = FeatureExtractor.of(settings.withTrim(new FeatureSettings.Trim(MARGIN, 35, 6, 12)));
    tight = (int) Math.round(TIGHT * settings.frameRate());
  }

  /** Edges in sound of so many samples per second. */
  public static WordEdges inSound(int sampleRate) {
    return new WordEdges(FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, sampleRate));
  }

  /** The word's first sample and the one after its last; at least one sample. */
  public int[] of(Audio word) {
    int[] frames = of(trimmer.spectra(word));
    int hop = trimmer.settings().framing().hopLength();
    int from = frames[0] * hop;
    int to = Math.min(word.samples().length, frames[1] * hop);
    return new int[] {from, Math.max(from + 1, to)};
  }

  /** The word's first frame and the one after its last. */
  int[] of(Features spectra) {
    int[] speech = trimmer.speechFrames(spectra);
    int from = speech[0] <= tight ? 0 : speech[0];
    int to = spectra.frames() - speech[1] <= tight ? spectra.frames() : speech[1];
    return new int[] {from, to};
  }
}
