package io.nicebeach.cli.evaluate;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;

/**
 * The plain detector that a trained one has to beat: how many dB a frame's level lies above the
 * background's, which is the lowest level of the last seconds. It needs no training.
 */
final class LevelAboveFloor implements FrameScorer.Scores {
  /** What it takes for speech, in dB: 3 dB more misses more, less takes any gust for speech. */
  static final double THRESHOLD = 9;

  private static final double SILENCE = 1e-10;

  /** How long the background is looked for, in frames: 2 s. */
  private static final int MEMORY = 200;

  /**
   * Over how many frames to either side levels are smoothed; a floor of single frames is too low.
   */
  private static final int SMOOTHING = 4;

  private final FeatureExtractor extractor;

  /**
   * @param settings of features of powers in bands, with which both detectors see the same frames
   */
  LevelAboveFloor(FeatureSettings settings) {
    extractor = FeatureExtractor.of(settings);
  }

  @Override
  public float[] of(Audio audio) {
    double[] levels = smoothed(extractor.spectra(audio));
    float[] above = new float[levels.length];
    for (int t = 0; t < levels.length; t++) {
      double floor = levels[t];
      for (int before = Math.max(0, t - MEMORY); before < t; before++) {
        floor = Math.min(floor, levels[before]);
      }
      above[t] = (float) (levels[t] - floor);
    }
    return above;
  }

  private static double[] smoothed(Features spectra) {
    double[] levels = new double[spectra.frames()];
    for (int t = 0; t < levels.length; t++) {
      int from = Math.max(0, t - SMOOTHING);
      int to = Math.min(levels.length, t + SMOOTHING + 1);
      double power = 0;
      for (int i = from * spectra.bins(); i < to * spectra.bins(); i++) {
        power += spectra.values()[i];
      }
      levels[t] = 10 * Math.log10(power / (to - from) + SILENCE);
    }
    return levels;
  }
}
