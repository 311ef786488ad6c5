package io.nicebeach.audio;

/**
 * Mono sound.
 *
 * @param samples amplitudes, full scale is [-1, 1]; not copied, so treat it as frozen
 * @param sampleRate samples per second, in Hz
 */
public record Audio(float[] samples, int sampleRate) {
  public Audio {
    if (sampleRate <= 0) {
      throw new IllegalArgumentException("sampleRate must be positive but is " + sampleRate);
    }
  }

  /** The duration in seconds. */
  public double seconds() {
    return (double) samples.length / sampleRate;
  }
}
