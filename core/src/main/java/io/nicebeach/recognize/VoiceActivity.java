package io.nicebeach.recognize;

/** Tells for every 10 ms of sound how likely somebody speaks; one per stream, not shared. */
public interface VoiceActivity {
  /** From one probability to the next, in seconds. */
  double HOP = 0.01;

  /** What the samples must be, in Hz. */
  int sampleRate();

  /**
   * Takes the next samples, any number of them; the probabilities in [0, 1] of the frames that are
   * decided by now, in order.
   */
  float[] accept(float[] samples);

  /** The probabilities of the frames that are still open at the end of the sound. */
  float[] finish();

  /**
   * The usual detector: the network {@code speech-detector}, if the models that come with Nicebeach
   * are on the class path; else what {@link #ofLevel} is.
   *
   * @param sampleRate of the samples that the level is taken of, in Hz
   */
  static VoiceActivity usual(int sampleRate) {
    return ShippedDetector.DETECTOR.map(SpeechDetector::open).orElseGet(() -> ofLevel(sampleRate));
  }

  /**
   * Takes for speech what is louder than the noise before it; there is no network in it.
   *
   * @throws IllegalArgumentException if the rate is below 100 Hz
   */
  static VoiceActivity ofLevel(int sampleRate) {
    return new LevelActivity(sampleRate);
  }
}
