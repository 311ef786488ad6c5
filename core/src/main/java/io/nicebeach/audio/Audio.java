package io.nicebeach.audio;

import io.nicebeach.signal.Resampler;

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

  /**
   * The same sound at another rate, see {@link Resampler}; this very object where the rate is the
   * same.
   *
   * @param rate samples per second, in Hz
   * @throws IllegalArgumentException if the rate is not positive or too far from {@link
   *     #sampleRate()}
   */
  public Audio resampled(int rate) {
    if (rate == sampleRate) {
      return this;
    }
    return new Audio(Resampler.between(sampleRate, rate).resample(samples), rate);
  }
}
