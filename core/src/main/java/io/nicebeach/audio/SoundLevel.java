package io.nicebeach.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How loud a sound is. Levels in dBFS are those of an amplitude of 1.
 *
 * @param peak the largest amplitude
 * @param rms the root of the mean squared amplitude
 * @param mean of the samples
 * @param fullScaleRun the most samples in a row at full scale
 * @param seconds its duration
 * @param loudSeconds how long of that it is louder than {@value #QUIET_DBFS} dBFS, in stretches of
 *     {@value #STRETCH} s and without their mean
 */
public record SoundLevel(
    double peak, double rms, double mean, int fullScaleRun, double seconds, double loudSeconds) {
  /**
   * Of 963 digits of very quiet recordings, which are recognised like others, the quietest has a
   * tenth of a second above -61.5 dBFS; where nothing was said, it is -63 dBFS and below.
   */
  static final int QUIET_DBFS = -62;

  static final double SHORTEST_SOUND = 0.1;

  /** Two samples in a row at full scale are hardly ever there by chance. */
  static final int CLIPPED_RUN = 2;

  private static final float FULL_SCALE = 0.999f;
  private static final double STRETCH = 0.025;
  private static final double QUIET_POWER = Math.pow(10, QUIET_DBFS / 10.0);
  private static final double LOWEST_DBFS = -120;

  /** The level of a sound; that of one without a sample is zero. */
  public static SoundLevel of(Audio audio) {
    float[] samples = audio.samples();
    int stretch = Math.max(1, (int) (STRETCH * audio.sampleRate()));
    double sum = 0;
    double squares = 0;
    int loud = 0;
    for (int start = 0; start < samples.length; start += stretch) {
      int end = Math.min(samples.length, start + stretch);
      double partSum = 0;
      double partSquares = 0;
      for (int i = start; i < end; i++) {
        partSum += samples[i];
        partSquares += (double) samples[i] * samples[i];
      }
      double mean = partSum / (end - start);
      if (partSquares / (end - start) - mean * mean > QUIET_POWER) {
        loud += end - start;
      }
      sum += partSum;
      squares += partSquares;
    }
    int count = Math.max(1, samples.length);
    return new SoundLevel(
        peak(samples),
        Math.sqrt(squares / count),
        sum / count,
        fullScaleRun(samples),
        audio.seconds(),
        (double) loud / audio.sampleRate());
  }

  private static double peak(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static int fullScaleRun(float[] samples) {
    int run = 0;
    int longest = 0;
    for (float sample : samples) {
      run = Math.abs(sample) >= FULL_SCALE ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** What is wrong with the sound, if anything. */
  public List<SoundWarning> warnings() {
    if (peak == 0) {
      return List.of(SoundWarning.EMPTY);
    }
    List<SoundWarning> warnings = new ArrayList<>();
    if (loudSeconds < Math.min(SHORTEST_SOUND, seconds / 2)) {
      warnings.add(SoundWarning.TOO_QUIET);
    }
    if (isClipped()) {
      warnings.add(SoundWarning.CLIPPED);
    }
    return List.copyOf(warnings);
  }

  /** Whether the loudest parts are cut off. */
  public boolean isClipped() {
    return fullScaleRun >= CLIPPED_RUN;
  }

  /** The root mean square in dBFS, at least {@value #LOWEST_DBFS}. */
  public double rmsDecibels() {
    return decibels(rms);
  }

  /** One line: "peak -3.1 dBFS, RMS -19.8 dBFS". */
  @Override
  public String toString() {
    return peak == 0
        ? "silent"
        : String.format(
            Locale.ROOT, "peak %.1f dBFS, RMS %.1f dBFS", decibels(peak), decibels(rms));
  }

  private static double decibels(double amplitude) {
    return Math.max(LOWEST_DBFS, 20 * Math.log10(amplitude));
  }
}
