package io.nicebeach.features;

import java.util.Arrays;

/**
 * Shifts and scales each bin, y = (x - offset) * scale, by statistics of the training part. They
 * travel in the model file as two rows of numbers. Immutable and thread-safe.
 */
public final class Normalization {
  private final float[] offset;
  private final float[] scale;

  private Normalization(float[] offset, float[] scale) {
    this.offset = offset;
    this.scale = scale;
  }

  /** Leaves features as they are. */
  public static Normalization none(int bins) {
    float[] scale = new float[bins];
    Arrays.fill(scale, 1);
    return new Normalization(new float[bins], scale);
  }

  /**
   * From the arrays of {@link #offset()} and {@link #scale()}; both are copied.
   *
   * @throws IllegalArgumentException if they differ in length or hold a number that is not finite
   */
  public static Normalization of(float[] offset, float[] scale) {
    if (offset.length != scale.length) {
      throw new IllegalArgumentException(
          "offset and scale must be of one length but have "
              + offset.length
              + " and "
              + scale.length);
    }
    for (int bin = 0; bin < offset.length; bin++) {
      if (!Float.isFinite(offset[bin]) || !Float.isFinite(scale[bin])) {
        throw new IllegalArgumentException(
            "offset and scale must be finite but those of bin %d are %s and %s"
                .formatted(bin, offset[bin], scale[bin]));
      }
    }
    return new Normalization(offset.clone(), scale.clone());
  }

  /**
   * Fits in one pass over the training part: give it nothing else.
   *
   * @param training the features of its utterances
   * @throws IllegalArgumentException if there is no frame, or their bins differ
   */
  public static Normalization fit(NormalizationSettings settings, Iterable<Features> training) {
    NormalizationFitter fitter = new NormalizationFitter();
    training.forEach(fitter::add);
    return fitter.fit(settings);
  }

  /** The numbers per frame. */
  public int bins() {
    return offset.length;
  }

  /** What is subtracted from each bin; a copy. */
  public float[] offset() {
    return offset.clone();
  }

  /** What each bin is then multiplied by; a copy. */
  public float[] scale() {
    return scale.clone();
  }

  /** New features, shifted and scaled. */
  public Features apply(Features features) {
    int bins = features.bins();
    if (bins != offset.length) {
      throw new IllegalArgumentException(
          "features must have %d bins but have %d".formatted(offset.length, bins));
    }
    float[] out = features.values().clone();
    for (int frame = 0; frame < features.frames(); frame++) {
      int row = frame * bins;
      for (int bin = 0; bin < bins; bin++) {
        out[row + bin] = (out[row + bin] - offset[bin]) * scale[bin];
      }
    }
    return new Features(out, features.frames(), bins);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Normalization that
        && Arrays.equals(offset, that.offset)
        && Arrays.equals(scale, that.scale);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(offset) + Arrays.hashCode(scale);
  }
}
