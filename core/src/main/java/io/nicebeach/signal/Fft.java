package io.nicebeach.signal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The discrete Fourier transform of real samples, X[k] = sum over n of x[n] exp(-2 pi i k n / N),
 * for k = 0 .. N/2; the other half of the spectrum mirrors it.
 *
 * <p>The N real samples are read as M = N/2 complex ones, z[n] = x[2n] + i x[2n+1]. A
 * decimation-in-time transform in radix 4 (Cooley and Tukey 1965) gives Z; then the spectra of the
 * even and of the odd samples, which lie mixed in Z, are taken apart and joined.
 *
 * <p>Every pass reads four neighbours and writes them a quarter of the array apart, so that each is
 * one long loop (the constant geometry of Pease 1968): with C transforms still to be joined, number
 * k of transform c lies at k C + c. Tables are computed once in double precision. Immutable and
 * thread-safe.
 */
public final class Fft {
  private static final Map<Integer, Fft> KNOWN = new ConcurrentHashMap<>();

  /** N. */
  private final int size;

  /** M, the complex points. */
  private final int points;

  /** How many points the first pass transforms at once, 1, 2 or 4: what radix 4 leaves over. */
  private final int firstRadix;

  /** For each transform of the first pass its first sample: the digits of its number reversed. */
  private final int[] order;

  /**
   * For each radix-4 pass and each of its M/4 butterflies: cos and sin of one, two, three steps.
   */
  private final float[][] twiddles;

  /** cos and sin of -2 pi k / N for k up to N/4, which join the even and odd samples' spectra. */
  private final float[] joinCos;

  private final float[] joinSin;

  private Fft(int size) {
    this.size = size;
    points = size / 2;
    int powers = Integer.numberOfTrailingZeros(points);
    firstRadix = powers % 2 == 1 ? 2 : Math.min(4, points);
    int transforms = points / firstRadix;
    order = new int[transforms];
    for (int c = 0; c < transforms; c++) {
      order[c] = digitsReversed(c, transforms);
    }
    twiddles = new float[Integer.numberOfTrailingZeros(transforms) / 2][];
    for (int pass = 0; pass < twiddles.length; pass++) {
      transforms /= 4;
      twiddles[pass] = passTwiddles(transforms);
    }
    joinCos = new float[size / 4 + 1];
    joinSin = new float[size / 4 + 1];
    for (int k = 0; k <= size / 4; k++) {
      double angle = -2 * Math.PI * k / size;
      joinCos[k] = (float) Math.cos(angle);
      joinSin[k] = (float) Math.sin(angle);
    }
  }

  /**
   * A transform of {@code size} real samples. Its tables are kept, so asking again is cheap.
   *
   * @param size a power of two, at least 2
   */
  public static Fft of(int size) {
    if (size < 2 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size must be a power of two from 2 on but is " + size);
    }
    return KNOWN.computeIfAbsent(size, Fft::new);
  }

  /** N, the samples that go in. */
  public int size() {
    return size;
  }

  /** N/2 + 1, the complex numbers that come out. */
  public int bins() {
    return points + 1;
  }

  /** The arrays that one thread needs for its transforms. */
  public Scratch scratch() {
    return new Scratch(new float[points], new float[points]);
  }

  /** Room for what lies between two passes. */
  public record Scratch(float[] re, float[] im) {}

  /**
   * Transforms {@code samples[0 .. size)}.
   *
   * @param re takes the real parts, {@link #bins()} of them
   * @param im takes the imaginary parts
   * @param scratch of {@link #scratch()}, used by no other thread meanwhile
   */
  public void forward(float[] samples, float[] re, float[] im, Scratch scratch) {
    if (samples.length < size
        || re.length < bins()
        || im.length < bins()
        || scratch.re.length < points) {
      throw new IllegalArgumentException(
          "needs %d samples and room for %d bins but got %d, %d and %d, scratch %d"
              .formatted(size, bins(), samples.length, re.length, im.length, scratch.re.length));
    }
    // The passes take turns between two places; the last one must end in re and im.
    boolean here = twiddles.length % 2 == 0;
    first(samples, here ? re : scratch.re, here ? im : scratch.im);
    for (float[] pass : twiddles) {
      if (here) {
        joinFours(re, im, scratch.re, scratch.im, points / 4, pass);
      } else {
        joinFours(scratch.re, scratch.im, re, im, points / 4, pass);
      }
      here = !here;
    }
    joinEvenAndOdd(re, im);
  }

  /**
   * The way back: the {@code size} real samples that have this spectrum. With H[k] = Re X[k] - Im
   * X[k] over all N values of k, x[n] = (Re F[n] - Im F[n]) / N where F is H's own transform
   * (Bracewell 1983, "Discrete Hartley transform").
   *
   * @param samples takes the samples
   */
  public void inverse(float[] re, float[] im, float[] samples, Scratch scratch) {
    for (int k = 0; k <= points; k++) {
      samples[k] = re[k] - im[k];
    }
    for (int k = 1; k < points; k++) {
      samples[size - k] = re[k] + im[k];
    }
    float[] backRe = new float[bins()];
    float[] backIm = new float[bins()];
    forward(samples, backRe, backIm, scratch);
    float scale = 1f / size;
    for (int n = 0; n <= points; n++) {
      samples[n] = scale * (backRe[n] - backIm[n]);
    }
    for (int n = 1; n < points; n++) {
      samples[size - n] = scale * (backRe[n] + backIm[n]);
    }
  }

  /** The number c with its base-4 digits in reverse order, as many as {@code limit - 1} has. */
  private static int digitsReversed(int c, int limit) {
    int reversed = 0;
    for (int rest = c, digits = limit; digits > 1; digits /= 4, rest /= 4) {
      reversed = 4 * reversed + rest % 4;
    }
    return reversed;
  }

  /** For the pass after which {@code transforms} are left. */
  private float[] passTwiddles(int transforms) {
    float[] table = new float[6 * (points / 4)];
    for (int i = 0; i < points / 4; i++) {
      int k = i / transforms;
      for (int j = 1; j <= 3; j++) {
        double angle = -2 * Math.PI * j * k * transforms / points;
        table[6 * i + 2 * (j - 1)] = (float) Math.cos(angle);
        table[6 * i + 2 * (j - 1) + 1] = (float) Math.sin(angle);
      }
    }
    return table;
  }

  private void first(float[] x, float[] re, float[] im) {
    switch (firstRadix) {
      case 1 -> {
        re[0] = x[0];
        im[0] = x[1];
      }
      case 2 -> firstTwos(x, re, im, order);
      default -> firstFours(x, re, im, order);
    }
  }

  /** Transforms z[n] and z[n + M/2] for each n of {@code order}. */
  private static void firstTwos(float[] x, float[] re, float[] im, int[] order) {
    int half = order.length;
    for (int c = 0; c < half; c++) {
      int a = 2 * order[c];
      int b = a + 2 * half;
      re[c] = x[a] + x[b];
      im[c] = x[a + 1] + x[b + 1];
      re[c + half] = x[a] - x[b];
      im[c + half] = x[a + 1] - x[b + 1];
    }
  }

  /** Transforms z[n], z[n + M/4], z[n + M/2] and z[n + 3M/4] for each n of {@code order}. */
  private static void firstFours(float[] x, float[] re, float[] im, int[] order) {
    int quarter = order.length;
    for (int c = 0; c < quarter; c++) {
      int a = 2 * order[c];
      int b = a + 2 * quarter;
      int d = a + 4 * quarter;
      int e = a + 6 * quarter;
      float sumRe = x[a] + x[d];
      float sumIm = x[a + 1] + x[d + 1];
      float differenceRe = x[a] - x[d];
      float differenceIm = x[a + 1] - x[d + 1];
      float oddSumRe = x[b] + x[e];
      float oddSumIm = x[b + 1] + x[e + 1];
      float oddDifferenceRe = x[b] - x[e];
      float oddDifferenceIm = x[b + 1] - x[e + 1];
      re[c] = sumRe + oddSumRe;
      im[c] = sumIm + oddSumIm;
      re[c + quarter] = differenceRe + oddDifferenceIm;
      im[c + quarter] = differenceIm - oddDifferenceRe;
      re[c + 2 * quarter] = sumRe - oddSumRe;
      im[c + 2 * quarter] = sumIm - oddSumIm;
      re[c + 3 * quarter] = differenceRe - oddDifferenceIm;
      im[c + 3 * quarter] = differenceIm + oddDifferenceRe;
    }
  }

  /** Joins each four neighbouring transforms to one four times as long. */
  private static void joinFours(
      float[] fromRe, float[] fromIm, float[] re, float[] im, int quarter, float[] w) {
    for (int i = 0; i < quarter; i++) {
      int a = 4 * i;
      int t = 6 * i;
      float re1 = fromRe[a + 1] * w[t] - fromIm[a + 1] * w[t + 1];
      float im1 = fromRe[a + 1] * w[t + 1] + fromIm[a + 1] * w[t];
      float re2 = fromRe[a + 2] * w[t + 2] - fromIm[a + 2] * w[t + 3];
      float im2 = fromRe[a + 2] * w[t + 3] + fromIm[a + 2] * w[t + 2];
      float re3 = fromRe[a + 3] * w[t + 4] - fromIm[a + 3] * w[t + 5];
      float im3 = fromRe[a + 3] * w[t + 5] + fromIm[a + 3] * w[t + 4];
      float sumRe = fromRe[a] + re2;
      float sumIm = fromIm[a] + im2;
      float differenceRe = fromRe[a] - re2;
      float differenceIm = fromIm[a] - im2;
      float oddSumRe = re1 + re3;
      float oddSumIm = im1 + im3;
      float oddDifferenceRe = re1 - re3;
      float oddDifferenceIm = im1 - im3;
      re[i] = sumRe + oddSumRe;
      im[i] = sumIm + oddSumIm;
      re[i + quarter] = differenceRe + oddDifferenceIm;
      im[i + quarter] = differenceIm - oddDifferenceRe;
      re[i + 2 * quarter] = sumRe - oddSumRe;
      im[i + 2 * quarter] = sumIm - oddSumIm;
      re[i + 3 * quarter] = differenceRe - oddDifferenceIm;
      im[i + 3 * quarter] = differenceIm + oddDifferenceRe;
    }
  }

  /**
   * With E and O the spectra of the even and odd samples: Z[k] = E[k] + i O[k], and as x is real
   * E[k] = (Z[k] + conj Z[M-k]) / 2 and i O[k] = (Z[k] - conj Z[M-k]) / 2; then X[k] = E[k] + T[k]
   * and X[M-k] = conj(E[k] - T[k]) with T[k] = exp(-2 pi i k / N) O[k].
   */
  private void joinEvenAndOdd(float[] re, float[] im) {
    float re0 = re[0];
    float im0 = im[0];
    re[0] = re0 + im0;
    im[0] = 0;
    re[points] = re0 - im0;
    im[points] = 0;
    float[] cos = joinCos;
    float[] sin = joinSin;
    int mirrorOf0 = points;
    for (int k = 1; k <= mirrorOf0 / 2; k++) {
      int mirror = mirrorOf0 - k;
      float reE = 0.5f * (re[k] + re[mirror]);
      float imE = 0.5f * (im[k] - im[mirror]);
      float reO = 0.5f * (im[k] + im[mirror]);
      float imO = 0.5f * (re[mirror] - re[k]);
      float reT = reO * cos[k] - imO * sin[k];
      float imT = reO * sin[k] + imO * cos[k];
      re[k] = reE + reT;
      im[k] = imE + imT;
      re[mirror] = reE - reT;
      im[mirror] = imT - imE;
    }
  }
}
