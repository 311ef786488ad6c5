package io.nicebeach.audio;

import io.nicebeach.signal.Resampler;

/**
 * Mono sound.
 *
 * @param samples amplitudes, full scale is [-1, 1]; not copied, so treat it as frozen
 * @param sampleRate samples per second, in Hz
 */
public record Audio(float[] samples, int sampleRate) {
  /** The loudest sample that can be sound: its energy, summed up over a frame, is a number. */
  public static final float LOUDEST = 1e9f;

  public Audio {
    if (sampleRate <= 0) {
      throw new IllegalArgumentException("sampleRate must be positive but is " + sampleRate);
    }
  }

  /** Whether such a sample can be sound: it is a finite number and at most {@link #LOUDEST}. */
  public static boolean isSound(float sample) {
    return Math.abs(sample) <= LOUDEST;
  }

  /**
   * Refuses samples that no sound has.
   *
   * @throws IllegalArgumentException if one of {@code samples[from .. from + count)} is not a
   *     finite number, or beyond {@link #LOUDEST}
   */
  public static void requireSound(float[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!isSound(samples[i])) {
        throw new IllegalArgumentException(
            "samples must be finite numbers up to 1e9, where full scale is 1, but sample %d is %s"
                .formatted(i, samples[i]));
      }
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
