package io.nicebeach.signal;

/**
 * The discrete cosine transform of type 2, orthonormal: y[k] = s[k] sum over n of x[n] cos(pi k (2n
 * + 1) / 2N) with s[0] = sqrt(1/N) and s[k] = sqrt(2/N). Of log-mel bands it gives cepstral
 * coefficients. Immutable and thread-safe.
 */
public final class Dct {
  /** The coefficients' rows one after the other, [output][input]. */
  private final float[] matrix;

  private final int inputs;
  private final int outputs;

  private Dct(float[] matrix, int inputs, int outputs) {
    this.matrix = matrix;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * Coefficients {@code first} (inclusive) to {@code end} (exclusive) of {@code inputs} numbers.
   */
  public static Dct of(int inputs, int first, int end) {
    if (first < 0 || first >= end || end > inputs) {
      throw new IllegalArgumentException(
          "needs 0 <= first < end <= inputs but has first %d, end %d, inputs %d"
              .formatted(first, end, inputs));
    }
    float[] matrix = new float[(end - first) * inputs];
    for (int k = first; k < end; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / inputs);
      for (int n = 0; n < inputs; n++) {
        matrix[(k - first) * inputs + n] =
            (float) (scale * Math.cos(Math.PI * k * (2 * n + 1) / (2.0 * inputs)));
      }
    }
    return new Dct(matrix, inputs, end - first);
  }

  public int inputs() {
    return inputs;
  }

  public int outputs() {
    return outputs;
  }

  /** Transforms {@code x[from .. from + inputs)} to {@code y[to .. to + outputs)}. */
  public void apply(float[] x, int from, float[] y, int to) {
    for (int k = 0; k < outputs; k++) {
      int row = k * inputs;
      float sum = 0;
      for (int n = 0; n < inputs; n++) {
        sum += matrix[row + n] * x[from + n];
      }
      y[to + k] = sum;
    }
  }
}
