package io.nicebeach.features;

import java.util.Arrays;

/**
 * Features of one utterance, row-major [frame][bin].
 *
 * @param values {@code frames * bins} numbers; not copied, so treat it as frozen
 * @param frames the number of frames, T
 * @param bins the numbers per frame, F
 */
public record Features(float[] values, int frames, int bins) {
  public Features {
    if (values.length != frames * bins) {
      throw new IllegalArgumentException(
          "values must hold " + frames + " x " + bins + " numbers but holds " + values.length);
    }
  }

  public float at(int frame, int bin) {
    return values[frame * bins + bin];
  }

  /** The frames from number {@code first} on. */
  public Features from(int first) {
    return between(first, frames);
  }

  /** The frames from number {@code first} to the one before {@code end}. */
  public Features between(int first, int end) {
    return new Features(Arrays.copyOfRange(values, first * bins, end * bins), end - first, bins);
  }

  /**
   * The frames of {@code first}, then those of {@code second}.
   *
   * @throws IllegalArgumentException if their bins differ
   */
  public static Features concatenated(Features first, Features second) {
    if (first.bins != second.bins) {
      throw new IllegalArgumentException(
          "features must have the same bins but have " + first.bins + " and " + second.bins);
    }
    float[] values = Arrays.copyOf(first.values, first.values.length + second.values.length);
    System.arraycopy(second.values, 0, values, first.values.length, second.values.length);
    return new Features(values, first.frames + second.frames, first.bins);
  }
}
