package io.nicebeach.signal;

/**
 * Triangular filters, equally wide on a mel scale and overlapping by half, that gather the bins of
 * a spectrum into bands. Band m rises from the centre of band m - 1 to its own and falls to that of
 * band m + 1. Immutable and thread-safe.
 */
public final class MelFilterBank {
  /** How high the triangles are. */
  public enum Norm {
    /** All 1 high. */
    NONE,
    /** 2 / width in Hz: all of the same area, as in Slaney's Auditory Toolbox. */
    SLANEY
  }

  /** For each band the first bin that it weighs. */
  private final int[] firstBins;

  /** For each band the weights from its first bin on: the rest of the row is zero. */
  private final float[][] weights;

  private final int bins;

  private MelFilterBank(int[] firstBins, float[][] weights, int bins) {
    this.firstBins = firstBins;
    this.weights = weights;
    this.bins = bins;
  }

  /**
   * @param sampleRate in Hz
   * @param fftSize the samples per transform; the spectrum has {@code fftSize / 2 + 1} bins
   * @param bands how many filters
   * @param minHz where the first filter begins
   * @param maxHz where the last filter ends, at most half the sample rate
   * @throws IllegalArgumentException if a filter is so narrow that it falls between two bins
   */
  public static MelFilterBank of(
      int sampleRate,
      int fftSize,
      int bands,
      MelScale scale,
      double minHz,
      double maxHz,
      Norm norm) {
    double[] edges = edges(bands, scale, minHz, maxHz);
    if (maxHz > sampleRate / 2.0) {
      throw new IllegalArgumentException(
          "maxHz must be at most half the sample rate, %s, but is %s"
              .formatted(sampleRate / 2.0, maxHz));
    }
    int bins = fftSize / 2 + 1;
    double hertzPerBin = (double) sampleRate / fftSize;
    int[] firstBins = new int[bands];
    float[][] weights = new float[bands][];
    for (int band = 0; band < bands; band++) {
      // The first bin above the lower edge and the last one below the upper edge.
      int first = (int) Math.floor(edges[band] / hertzPerBin) + 1;
      int last = Math.min(bins - 1, (int) Math.ceil(edges[band + 2] / hertzPerBin) - 1);
      if (last < first) {
        throw new IllegalArgumentException(
            "mel band %d of %d (%.0f to %.0f Hz) lies between two bins of the spectrum; take fewer"
                    .formatted(band, bands, edges[band], edges[band + 2])
                + " bands than "
                + bands
                + " or a larger fftSize than "
                + fftSize);
      }
      firstBins[band] = first;
      weights[band] = triangle(edges, band, first, last, hertzPerBin, norm);
    }
    return new MelFilterBank(firstBins, weights, bins);
  }

  private static double[] edges(int bands, MelScale scale, double minHz, double maxHz) {
    if (bands < 1 || !(minHz >= 0) || !(minHz < maxHz)) {
      throw new IllegalArgumentException(
          "needs bands >= 1 and 0 <= minHz < maxHz but has bands %d, minHz %s, maxHz %s"
              .formatted(bands, minHz, maxHz));
    }
    double low = scale.toMel(minHz);
    double step = (scale.toMel(maxHz) - low) / (bands + 1);
    double[] edges = new double[bands + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = scale.toHertz(low + i * step);
    }
    return edges;
  }

  private static float[] triangle(
      double[] edges, int band, int first, int last, double hertzPerBin, Norm norm) {
    double low = edges[band];
    double centre = edges[band + 1];
    double high = edges[band + 2];
    double height = norm == Norm.SLANEY ? 2 / (high - low) : 1;
    float[] row = new float[last - first + 1];
    for (int bin = first; bin <= last; bin++) {
      double hertz = bin * hertzPerBin;
      double rise = (hertz - low) / (centre - low);
      double fall = (high - hertz) / (high - centre);
      row[bin - first] = (float) (height * Math.max(0, Math.min(rise, fall)));
    }
    return row;
  }

  /** The number of filters. */
  public int bands() {
    return weights.length;
  }

  /** The number of bins in a spectrum. */
  public int bins() {
    return bins;
  }

  /** What band {@code band} weighs bin {@code bin} with. */
  public float weight(int band, int bin) {
    int at = bin - firstBins[band];
    return at < 0 || at >= weights[band].length ? 0 : weights[band][at];
  }

  /**
   * Gathers {@code spectrum} into bands.
   *
   * @param spectrum {@link #bins()} powers
   * @param out takes {@link #bands()} powers from {@code offset} on
   */
  public void apply(float[] spectrum, float[] out, int offset) {
    for (int band = 0; band < weights.length; band++) {
      float[] row = weights[band];
      int first = firstBins[band];
      float sum = 0;
      for (int i = 0; i < row.length; i++) {
        sum += row[i] * spectrum[first + i];
      }
      out[offset + band] = sum;
    }
  }
}
