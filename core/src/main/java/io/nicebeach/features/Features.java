package io.nicebeach.features;

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
}
