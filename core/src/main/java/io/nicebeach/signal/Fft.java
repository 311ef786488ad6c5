package io.nicebeach.signal;

/**
 * The discrete Fourier transform of real samples, X[k] = sum over n of x[n] exp(-2 pi i k n / N),
 * for k = 0 .. N/2; the other half of the spectrum mirrors it.
 *
 * <p>N real samples are read as N/2 complex ones, z[n] = x[2n] + i x[2n+1]; a decimation-in-time
 * transform in radix 4 (Cooley and Tukey 1965) gives Z, and the spectra of the even and of the odd
 * samples, which lie mixed in Z, are taken apart and joined. All tables are computed once in double
 * precision. Immutable and thread-safe.
 */
public final class Fft {
  private final int size;

  /** N/2, the number of complex points. */
  private final int points;

  /** Whether the first pass is in radix 2: then N/2 is an odd power of two. */
  private final boolean oddPower;

  /** Which complex sample each place of the first pass takes: digits of the index reversed. */
  private final int[] order;

  /** For each radix-4 pass and k: cos and sin of k, 2k and 3k steps, in the order of their use. */
  private final float[][] twiddles;

  /** cos and sin of -2 pi k / N, which join the even and odd samples' spectra; k up to N/4. */
  private final float[] joinCos;

  private final float[] joinSin;

  private Fft(int size) {
    this.size = size;
    points = size / 2;
    oddPower = Integer.numberOfTrailingZeros(points) % 2 == 1;
    order = new int[points];
    fillOrder(0, 0, 1, points);
    int firstRadix = oddPower ? 2 : 4;
    int passes = 0;
    for (int length = firstRadix; length < points; length *= 4) {
      passes++;
    }
    twiddles = new float[passes][];
    int quarter = firstRadix;
    for (int pass = 0; pass < passes; pass++, quarter *= 4) {
      twiddles[pass] = passTwiddles(quarter);
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
   * A transform of {@code size} real samples.
   *
   * @param size a power of two, at least 2
   */
  public static Fft of(int size) {
    if (size < 2 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size must be a power of two from 2 on but is " + size);
    }
    return new Fft(size);
  }

  /** N, the samples that go in. */
  public int size() {
    return size;
  }

  /** N/2 + 1, the complex numbers that come out. */
  public int bins() {
    return points + 1;
  }

  /**
   * Transforms {@code samples[0 .. size)}.
   *
   * @param re takes the real parts, {@link #bins()} of them
   * @param im takes the imaginary parts
   */
  public void forward(float[] samples, float[] re, float[] im) {
    if (samples.length < size || re.length < bins() || im.length < bins()) {
      throw new IllegalArgumentException(
          "needs %d samples and room for %d bins but got %d, %d and %d"
              .formatted(size, bins(), samples.length, re.length, im.length));
    }
    if (points == 1) {
      re[0] = samples[0];
      im[0] = samples[1];
    } else if (oddPower) {
      firstPassRadix2(samples, re, im);
    } else {
      firstPassRadix4(samples, re, im);
    }
    int quarter = oddPower ? 2 : 4;
    for (float[] pass : twiddles) {
      for (int start = 0; start < points; start += 4 * quarter) {
        butterflies(re, im, start, quarter, pass);
      }
      quarter *= 4;
    }
    join(re, im);
  }

  /** Decimation in time: the last pass joins sub-transforms of every 4th sample, and so on down. */
  private void fillOrder(int place, int first, int stride, int length) {
    if (length == 1) {
      order[place] = first;
      return;
    }
    int radix = length == 2 ? 2 : 4;
    for (int j = 0; j < radix; j++) {
      fillOrder(place + j * (length / radix), first + j * stride, stride * radix, length / radix);
    }
  }

  private static float[] passTwiddles(int quarter) {
    float[] table = new float[6 * quarter];
    for (int k = 0; k < quarter; k++) {
      for (int j = 1; j <= 3; j++) {
        double angle = -2 * Math.PI * j * k / (4 * quarter);
        table[6 * k + 2 * (j - 1)] = (float) Math.cos(angle);
        table[6 * k + 2 * (j - 1) + 1] = (float) Math.sin(angle);
      }
    }
    return table;
  }

  private void firstPassRadix2(float[] x, float[] re, float[] im) {
    for (int i = 0; i < points; i += 2) {
      int a = 2 * order[i];
      int b = 2 * order[i + 1];
      re[i] = x[a] + x[b];
      im[i] = x[a + 1] + x[b + 1];
      re[i + 1] = x[a] - x[b];
      im[i + 1] = x[a + 1] - x[b + 1];
    }
  }

  private void firstPassRadix4(float[] x, float[] re, float[] im) {
    for (int i = 0; i < points; i += 4) {
      int a = 2 * order[i];
      int b = 2 * order[i + 1];
      int c = 2 * order[i + 2];
      int d = 2 * order[i + 3];
      float sumReAc = x[a] + x[c];
      float sumImAc = x[a + 1] + x[c + 1];
      float differenceReAc = x[a] - x[c];
      float differenceImAc = x[a + 1] - x[c + 1];
      float sumReBd = x[b] + x[d];
      float sumImBd = x[b + 1] + x[d + 1];
      float differenceReBd = x[b] - x[d];
      float differenceImBd = x[b + 1] - x[d + 1];
      re[i] = sumReAc + sumReBd;
      im[i] = sumImAc + sumImBd;
      re[i + 1] = differenceReAc + differenceImBd;
      im[i + 1] = differenceImAc - differenceReBd;
      re[i + 2] = sumReAc - sumReBd;
      im[i + 2] = sumImAc - sumImBd;
      re[i + 3] = differenceReAc - differenceImBd;
      im[i + 3] = differenceImAc + differenceReBd;
    }
  }

  /** Joins four transforms of {@code quarter} points, which lie one after the other, to one. */
  private static void butterflies(float[] re, float[] im, int start, int quarter, float[] w) {
    for (int k = 0; k < quarter; k++) {
      int a = start + k;
      int b = a + quarter;
      int c = b + quarter;
      int d = c + quarter;
      int t = 6 * k;
      float reB = re[b] * w[t] - im[b] * w[t + 1];
      float imB = re[b] * w[t + 1] + im[b] * w[t];
      float reC = re[c] * w[t + 2] - im[c] * w[t + 3];
      float imC = re[c] * w[t + 3] + im[c] * w[t + 2];
      float reD = re[d] * w[t + 4] - im[d] * w[t + 5];
      float imD = re[d] * w[t + 5] + im[d] * w[t + 4];
      float sumReAc = re[a] + reC;
      float sumImAc = im[a] + imC;
      float differenceReAc = re[a] - reC;
      float differenceImAc = im[a] - imC;
      float sumReBd = reB + reD;
      float sumImBd = imB + imD;
      float differenceReBd = reB - reD;
      float differenceImBd = imB - imD;
      re[a] = sumReAc + sumReBd;
      im[a] = sumImAc + sumImBd;
      re[b] = differenceReAc + differenceImBd;
      im[b] = differenceImAc - differenceReBd;
      re[c] = sumReAc - sumReBd;
      im[c] = sumImAc - sumImBd;
      re[d] = differenceReAc - differenceImBd;
      im[d] = differenceImAc + differenceReBd;
    }
  }

  /**
   * With E and O the spectra of the even and odd samples: Z[k] = E[k] + i O[k], and as x is real
   * E[k] = (Z[k] + conj Z[N/2-k]) / 2 and i O[k] = (Z[k] - conj Z[N/2-k]) / 2; then X[k] = E[k] +
   * exp(-2 pi i k / N) O[k] and X[N/2-k] = conj(E[k] - exp(-2 pi i k / N) O[k]).
   */
  private void join(float[] re, float[] im) {
    float re0 = re[0];
    float im0 = im[0];
    re[0] = re0 + im0;
    im[0] = 0;
    re[points] = re0 - im0;
    im[points] = 0;
    for (int k = 1; k <= points / 2; k++) {
      int mirror = points - k;
      float reE = 0.5f * (re[k] + re[mirror]);
      float imE = 0.5f * (im[k] - im[mirror]);
      float reO = 0.5f * (im[k] + im[mirror]);
      float imO = 0.5f * (re[mirror] - re[k]);
      float reT = reO * joinCos[k] - imO * joinSin[k];
      float imT = reO * joinSin[k] + imO * joinCos[k];
      re[k] = reE + reT;
      im[k] = imE + imT;
      re[mirror] = reE - reT;
      im[mirror] = imT - imE;
    }
  }
}
