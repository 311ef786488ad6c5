package io.nicebeach.data.augment.spectrum;

import io.nicebeach.features.Features;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The steady noise of a recording: frames whose spectrum is that of the recording's quietest tenth.
 *
 * @param mean the mean power of each bin
 */
public record Background(float[] mean) {
  private static final double QUIET_SHARE = 0.1;

  /**
   * The background of a recording.
   *
   * @param below how far it is below the loudest frame at least, in dB: a recording without a pause
   *     has no frames that quiet
   */
  public static Background of(Features spectra, double below) {
    double[] powers = new double[spectra.frames()];
    for (int frame = 0; frame < powers.length; frame++) {
      for (int bin = 0; bin < spectra.bins(); bin++) {
        powers[frame] += spectra.at(frame, bin);
      }
    }
    double[] sorted = powers.clone();
    Arrays.sort(sorted);
    double quiet = sorted[(int) (QUIET_SHARE * (sorted.length - 1))];
    double loudest = sorted[sorted.length - 1];
    float[] mean = new float[spectra.bins()];
    double total = 0;
    int count = 0;
    for (int frame = 0; frame < powers.length; frame++) {
      if (powers[frame] <= quiet) {
        for (int bin = 0; bin < mean.length; bin++) {
          mean[bin] += spectra.at(frame, bin);
        }
        total += powers[frame];
        count++;
      }
    }
    double most = loudest * Math.pow(10, -below / 10);
    float factor = total == 0 ? 0 : (float) Math.min(1.0 / count, most / total);
    for (int bin = 0; bin < mean.length; bin++) {
      mean[bin] *= factor;
    }
    return new Background(mean);
  }

  /** Puts noise into {@code out[from .. to)}, whole frames. */
  public void fill(float[] out, int from, int to, RandomGenerator random) {
    for (int at = from; at < to; at += mean.length) {
      for (int bin = 0; bin < mean.length; bin++) {
        out[at + bin] = mean[bin] * (float) gamma(random);
      }
    }
  }

  /**
   * The power of noise in a mel band relative to its mean, gamma distributed with shape 3: that of
   * a single bin of a Fourier transform is exponentially distributed, and a band gathers some.
   */
  static double gamma(RandomGenerator random) {
    double product =
        (1 - random.nextDouble()) * (1 - random.nextDouble()) * (1 - random.nextDouble());
    return -Math.log(product) / 3;
  }
}
