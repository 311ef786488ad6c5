package io.nicebeach.cli;

import io.nicebeach.audio.Audio;
import java.util.Locale;

/**
 * How loud a sound is.
 *
 * @param peak the largest amplitude; 1 is full scale
 * @param rms the root of the mean squared amplitude
 */
record SoundLevel(double peak, double rms) {
  static SoundLevel of(Audio audio) {
    double peak = 0;
    double sum = 0;
    for (float sample : audio.samples()) {
      peak = Math.max(peak, Math.abs(sample));
      sum += (double) sample * sample;
    }
    return new SoundLevel(peak, Math.sqrt(sum / Math.max(1, audio.samples().length)));
  }

  /** The RMS in dB of full scale; of digital silence, negative infinity. */
  double rmsDecibels() {
    return decibels(rms);
  }

  /** Such as {@code peak -3.1 dBFS, RMS -19.8 dBFS}; 0 dBFS is an amplitude of 1. */
  @Override
  public String toString() {
    return peak == 0
        ? "silent"
        : String.format(
            Locale.ROOT, "peak %.1f dBFS, RMS %.1f dBFS", decibels(peak), rmsDecibels());
  }

  private static double decibels(double amplitude) {
    return 20 * Math.log10(amplitude);
  }
}
