package io.nicebeach.onnx;

import io.nicebeach.network.Tensor;

/**
 * A weight as whole numbers from -127 to 127, with a scale for each row (an output channel): w =
 * value * scale.
 *
 * @param shape as the weight's
 * @param scales one for each row, the largest number of the row / 127
 */
record Int8(int[] shape, byte[] values, float[] scales) {
  private static final int LARGEST = 127;

  /** Smaller weights would save next to nothing. */
  private static final int LEAST_SIZE = 256;

  /** Whether a weight is worth it: a matrix or more, of some size. */
  static boolean suits(Tensor weight) {
    return weight.shape().length >= 2 && weight.values().length >= LEAST_SIZE;
  }

  static Int8 of(Tensor weight) {
    float[] numbers = weight.values();
    int rows = weight.shape()[0];
    int width = numbers.length / rows;
    byte[] values = new byte[numbers.length];
    float[] scales = new float[rows];
    for (int row = 0; row < rows; row++) {
      scales[row] = scale(numbers, row * width, width);
      for (int i = row * width; i < (row + 1) * width; i++) {
        values[i] = (byte) Math.round(numbers[i] / scales[row]);
      }
    }
    return new Int8(weight.shape(), values, scales);
  }

  private static float scale(float[] numbers, int first, int count) {
    float largest = 0;
    for (int i = first; i < first + count; i++) {
      largest = Math.max(largest, Math.abs(numbers[i]));
    }
    return largest == 0 ? 1 : largest / LARGEST;
  }

  /** The weight that a reader gets: the same numbers, but for what rounding took. */
  Tensor weight() {
    float[] numbers = new float[values.length];
    int width = values.length / scales.length;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values[i] * scales[i / width];
    }
    return new Tensor(shape, numbers);
  }
}
