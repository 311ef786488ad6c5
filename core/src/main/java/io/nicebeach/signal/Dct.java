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
  private final int first;
  private final int outputs;

  private Dct(float[] matrix, int inputs, int first, int outputs) {
    this.matrix = matrix;
    this.inputs = inputs;
    this.first = first;
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
    return new Dct(matrix, inputs, first, end - first);
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
      // cos(pi k (2n + 1) / 2N) is the same at N - 1 - n, but for its sign where k is odd.
      float mirrorSign = (first + k) % 2 == 0 ? 1 : -1;
      int row = k * inputs;
      int last = from + inputs - 1;
      float sum = 0;
      for (int n = 0; n < inputs / 2; n++) {
        sum += matrix[row + n] * (x[from + n] + mirrorSign * x[last - n]);
      }
      if (inputs % 2 == 1) {
        sum += matrix[row + inputs / 2] * x[from + inputs / 2];
      }
      y[to + k] = sum;
    }
  }
}
