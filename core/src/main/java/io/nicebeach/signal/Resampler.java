package io.nicebeach.signal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes the sample rate of a signal by a rational ratio {@code up / down} without aliasing.
 *
 * <p>The signal is thought of as spread out by {@code up - 1} zeros between its samples, filtered
 * to the narrower of the two bands, and thinned out to every {@code down}-th value; of all that
 * only the products that reach the output are computed (a polyphase filter: Crochiere and Rabiner,
 * "Multirate Digital Signal Processing", 1983). The filter is a sinc under a Kaiser window of beta
 * 5 that reaches ten zero crossings to either side, {@code h[k] = up * sinc(k / m) * kaiser(k) /
 * sum} with {@code m = max(up, down)}: the filter and the edges (zeros beyond both ends, no delay)
 * of {@code scipy.signal.resample_poly}. It is down by 6 dB at the Nyquist frequency of the lower
 * rate.
 *
 * <p>A ratio such as 44,101 : 16,000 that has no terms up to {@value #LARGEST_TERM} is replaced by
 * the nearest that has, which is right to better than a millionth; so the filter stays below 3 MB
 * for any pair of rates.
 *
 * <p>Immutable; may be used by many threads.
 */
public final class Resampler {
  /** The largest ratio of two rates, either way. */
  public static final int LARGEST_RATIO = 1024;

  private static final int LARGEST_TERM = 16_384;
  private static final int ZERO_CROSSINGS = 10;
  private static final double KAISER_BETA = 5.0;

  /** How many outputs are added up side by side. */
  private static final int BLOCK = 256;

  private static final Map<Ratio, Resampler> RECENT = new LinkedHashMap<>(16, 0.75f, true);
  private static final int RECENT_SIZE = 16;

  private record Ratio(int up, int down) {}

  private final int from;
  private final int to;
  private final int up;
  private final int down;
  private final int halfLength;

  /** [phase][tap]: the taps that meet real samples, in the order of the samples. */
  private final double[][] phases;

  private Resampler(int from, int to, Ratio ratio, double[][] phases) {
    this.from = from;
    this.to = to;
    this.up = ratio.up;
    this.down = ratio.down;
    this.halfLength = halfLength(ratio);
    this.phases = phases;
  }

  /**
   * A resampler between two rates in Hz. Those of the last few ratios are kept, so asking again is
   * cheap.
   *
   * @throws IllegalArgumentException if a rate is not positive or one is more than {@value
   *     #LARGEST_RATIO} times the other
   */
  public static Resampler between(int from, int to) {
    if (from <= 0 || to <= 0) {
      throw new IllegalArgumentException(
          "sample rates must be positive but are " + from + " and " + to);
    }
    if (Math.max(from, to) > (long) LARGEST_RATIO * Math.min(from, to)) {
      throw new IllegalArgumentException(
          "sample rates may differ by a factor of at most "
              + LARGEST_RATIO
              + " but are "
              + from
              + " and "
              + to);
    }
    Ratio ratio = ratio(from, to);
    synchronized (RECENT) {
      Resampler known = RECENT.computeIfAbsent(ratio, r -> new Resampler(from, to, r, phases(r)));
      if (RECENT.size() > RECENT_SIZE) {
        RECENT.remove(RECENT.keySet().iterator().next());
      }
      return known.from == from && known.to == to
          ? known
          : new Resampler(from, to, ratio, known.phases);
    }
  }

  /**
   * How many samples {@link #resample} makes of {@code inputLength}: {@code ceil(inputLength * to /
   * from)}.
   *
   * @throws IllegalArgumentException if they would not fit into an array
   */
  public int outputLength(int inputLength) {
    long length = length(inputLength);
    if (length > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException(
          inputLength + " samples at " + from + " Hz are too many to resample to " + to + " Hz");
    }
    return (int) length;
  }

  /** {@link #outputLength} of a signal of any length. */
  long length(long inputLength) {
    return (inputLength * to + from - 1) / from;
  }

  /** The signal at the new rate: a new array of {@link #outputLength} samples. */
  public float[] resample(float[] samples) {
    float[] out = new float[outputLength(samples.length)];
    filter(samples, samples.length, 0, out, 0);
    return out;
  }

  /** The same for a signal that comes piece by piece: a new stream for each signal. */
  public ResamplerStream stream() {
    return new ResamplerStream(this);
  }

  /**
   * How many outputs reach for none but the first {@code received} samples, and will be there
   * whatever follows.
   */
  long settled(long received) {
    if (up == down) {
      return Math.min(received, length(received));
    }
    long reachable = received * up - halfLength + down - 1;
    return Math.min(Math.max(0, reachable / down), length(received));
  }

  /** The first sample that output {@code index} or a later one reaches for; may be negative. */
  long reach(long index) {
    return (index * down + halfLength) / up - phases[0].length - 1;
  }

  /**
   * Computes outputs.
   *
   * @param samples {@code count} samples of the signal, the last that there are or those up to the
   *     last that the outputs reach for
   * @param start the number of the first of them in the signal
   * @param out to be filled with the outputs from number {@code first} on
   */
  void filter(float[] samples, int count, long start, float[] out, long first) {
    if (up == down) {
      int offset = (int) (first - start);
      System.arraycopy(samples, offset, out, 0, Math.min(out.length, count - offset));
      return;
    }
    if (down == 1) {
      interpolate(samples, count, start, out, first);
      return;
    }
    // Output i lies at i * down of the spread-out signal; the filter ends halfLength beyond it.
    long end = first * down + halfLength;
    int phase = (int) (end % up);
    int last = (int) (end / up - start);
    for (int i = 0; i < out.length; i++) {
      double[] taps = phases[phase];
      out[i] = (float) dot(taps, samples, count, last - taps.length + 1);
      phase += down % up;
      last += down / up;
      if (phase >= up) {
        phase -= up;
        last++;
      }
    }
  }

  /**
   * {@link #filter} for a whole multiple of the rate: the outputs of one phase meet samples that
   * follow each other, so they are added up tap by tap, each in one long loop that the compiler
   * makes vector code of.
   */
  private void interpolate(float[] samples, int count, long start, float[] out, long first) {
    double[] sums = new double[BLOCK];
    double[] inputs = new double[BLOCK + phases[0].length];
    for (int offset = 0; offset < Math.min(up, out.length); offset++) {
      long end = first + offset + halfLength;
      double[] taps = phases[(int) (end % up)];
      int met = (int) (end / up - start) - taps.length + 1;
      int outputs = (out.length - offset + up - 1) / up;
      for (int done = 0; done < outputs; done += BLOCK) {
        copy(samples, count, met + done, inputs);
        sum(taps, inputs, sums);
        for (int i = 0; i < Math.min(BLOCK, outputs - done); i++) {
          out[offset + (done + i) * up] = (float) sums[i];
        }
      }
    }
  }

  /** The samples from {@code first} on; zeros beyond either end. */
  private static void copy(float[] samples, int count, int first, double[] inputs) {
    int begin = Math.max(0, Math.min(inputs.length, -first));
    int end = Math.max(begin, Math.min(inputs.length, count - first));
    Arrays.fill(inputs, 0, begin, 0);
    for (int i = begin; i < end; i++) {
      inputs[i] = samples[first + i];
    }
    Arrays.fill(inputs, end, inputs.length, 0);
  }

  private static void sum(double[] taps, double[] inputs, double[] sums) {
    Arrays.fill(sums, 0);
    int k = 0;
    while (k < taps.length) {
      if (taps[k] == 0) {
        k++;
      } else if (k + 4 <= taps.length) {
        addFour(taps[k], taps[k + 1], taps[k + 2], taps[k + 3], inputs, k, sums);
        k += 4;
      } else {
        add(taps[k], inputs, k, sums);
        k++;
      }
    }
  }

  private static void add(double tap, double[] inputs, int k, double[] sums) {
    for (int i = 0; i < BLOCK; i++) {
      sums[i] += tap * inputs[i + k];
    }
  }

  /** Four taps in one go, so that the sums are fetched and put back a quarter as often. */
  private static void addFour(
      double tap0, double tap1, double tap2, double tap3, double[] inputs, int k, double[] sums) {
    for (int i = 0; i < BLOCK; i++) {
      double sum = sums[i] + tap0 * inputs[i + k];
      sum += tap1 * inputs[i + k + 1];
      sum += tap2 * inputs[i + k + 2];
      sums[i] = sum + tap3 * inputs[i + k + 3];
    }
  }

  /** The inner product of the taps with the samples from {@code first} on; zero outside of them. */
  private static double dot(double[] taps, float[] samples, int count, int first) {
    int begin = Math.max(0, -first);
    int end = Math.min(taps.length, count - first);
    // Four sums run side by side: the processor need not wait for one addition before the next.
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int k = begin;
    for (; k < end - 3; k += 4) {
      sum0 += taps[k] * samples[first + k];
      sum1 += taps[k + 1] * samples[first + k + 1];
      sum2 += taps[k + 2] * samples[first + k + 2];
      sum3 += taps[k + 3] * samples[first + k + 3];
    }
    for (; k < end; k++) {
      sum0 += taps[k] * samples[first + k];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  /** Sorts the filter's taps by the phase that they serve, each phase reversed. */
  private static double[][] phases(Ratio ratio) {
    double[] filter = filter(ratio);
    double[][] phases = new double[ratio.up][];
    for (int phase = 0; phase < ratio.up; phase++) {
      int length = phase < filter.length ? (filter.length - phase - 1) / ratio.up + 1 : 0;
      double[] taps = new double[length];
      for (int k = 0; k < length; k++) {
        taps[length - 1 - k] = filter[phase + k * ratio.up];
      }
      phases[phase] = taps;
    }
    return phases;
  }

  /** The low-pass filter at {@code up} times the input's rate, of gain {@code up}. */
  private static double[] filter(Ratio ratio) {
    int half = halfLength(ratio);
    double[] filter = new double[2 * half + 1];
    double sum = 0;
    for (int k = 0; k < filter.length; k++) {
      filter[k] = sinc((k - half) * (double) ZERO_CROSSINGS / half) * kaiser(k - half, half);
      sum += filter[k];
    }
    for (int k = 0; k < filter.length; k++) {
      filter[k] *= ratio.up / sum;
    }
    return filter;
  }

  private static int halfLength(Ratio ratio) {
    return ZERO_CROSSINGS * Math.max(ratio.up, ratio.down);
  }

  private static double sinc(double x) {
    if (x == Math.rint(x)) {
      return x == 0 ? 1 : 0; // exactly, so that every other tap of a doubled rate can be skipped
    }
    return Math.sin(Math.PI * x) / (Math.PI * x);
  }

  /** The Kaiser window of {@code 2 * half + 1} points at {@code k} from its middle, unscaled. */
  private static double kaiser(int k, int half) {
    double x = (double) k / half;
    return besselI0(KAISER_BETA * Math.sqrt(1 - x * x));
  }

  /** The modified Bessel function of order 0, by its power series. */
  private static double besselI0(double x) {
    double quarterSquare = x * x / 4;
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= quarterSquare / ((double) k * k);
      sum += term;
    }
    return sum;
  }

  /** {@code to / from} in lowest terms, or the last of its continued fraction with small terms. */
  private static Ratio ratio(int from, int to) {
    int up = 1;
    int down = 0;
    int previousUp = 0;
    int previousDown = 1;
    int numerator = to;
    int denominator = from;
    while (denominator != 0) {
      int whole = numerator / denominator;
      long nextUp = (long) whole * up + previousUp;
      long nextDown = (long) whole * down + previousDown;
      if (Math.max(nextUp, nextDown) > LARGEST_TERM) {
        break;
      }
      previousUp = up;
      previousDown = down;
      up = (int) nextUp;
      down = (int) nextDown;
      int rest = numerator % denominator;
      numerator = denominator;
      denominator = rest;
    }
    return new Ratio(up, down);
  }
}
