package io.nicebeach.network;

import java.util.Arrays;

/**
 * A weight in whole numbers of 8 bits with a scale for each row, that is for each output of its
 * layer (symmetric quantization per channel, Krishnamoorthi 2018). The weight is whole number times
 * scale, exactly: the 7 bits of one and the 11 of the other are fewer than single precision has.
 *
 * @param values [rows]..., whole numbers from -127 to 127
 * @param scales [rows], {@link Half}s, none of them negative
 */
public record QuantizedTensor(Tensor values, Tensor scales) {
  private static final int LARGEST = 127;

  /**
   * @throws IllegalArgumentException if there are no rows, if there is not one scale for each, or
   *     if one is negative or not finite
   */
  public QuantizedTensor {
    if (!suits(values)) {
      throw new IllegalArgumentException(
          "values must be rows but have shape " + Arrays.toString(values.shape()));
    }
    if (!Arrays.equals(scales.shape(), new int[] {values.shape()[0]})) {
      throw new IllegalArgumentException(
          "scales must be one for each of the %d rows but have shape %s"
              .formatted(values.shape()[0], Arrays.toString(scales.shape())));
    }
    for (float scale : scales.values()) {
      if (!(scale >= 0 && scale < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "scales must be finite and at least 0 but one is " + scale);
      }
    }
  }

  /** Whether a weight has rows: a matrix or more, no bias. */
  public static boolean suits(Tensor weight) {
    return weight.shape().length >= 2;
  }

  /**
   * The closest weight of this kind: no number is more than half a scale off, unless it is beyond
   * 127 times the largest half. What was rounded before is itself.
   *
   * @throws IllegalArgumentException if the weight has no rows, or numbers that are none
   */
  public static QuantizedTensor of(Tensor weight) {
    Tensor values = weight.copy();
    Tensor scales = Tensor.zeros(Arrays.copyOf(weight.shape(), 1));
    int width = width(values, scales);
    for (int row = 0; row < scales.values().length; row++) {
      scales.values()[row] = quantize(values.values(), row * width, (row + 1) * width);
    }
    return new QuantizedTensor(values, scales);
  }

  /** Numbers in a row. */
  private static int width(Tensor weight, Tensor scales) {
    return weight.values().length / Math.max(1, scales.values().length);
  }

  /** Puts whole numbers in the place of a row's; their scale. */
  private static float quantize(float[] numbers, int from, int to) {
    float largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(numbers[i]));
    }
    float scale = scale(largest);
    for (int i = from; i < to; i++) {
      numbers[i] = Math.max(-LARGEST, Math.min(LARGEST, Math.round(numbers[i] / scale)));
    }
    return scale;
  }

  /**
   * The smallest half that reaches the row's largest number, which so becomes 127 and would choose
   * the same scale again. Subnormal halves are too few for that: there it is the smallest power of
   * two, at which the largest number becomes more than 63.
   */
  private static float scale(float largest) {
    float exact = largest / LARGEST;
    return exact < Half.SMALLEST_NORMAL ? powerOfTwo(exact) : Half.ceil(exact);
  }

  private static float powerOfTwo(float least) {
    float power = Half.MIN_VALUE;
    while (power < least) {
      power *= 2;
    }
    return power;
  }

  /** The weight. */
  public Tensor tensor() {
    Tensor weight = values.copy();
    int width = width(weight, scales);
    for (int row = 0; row < scales.values().length; row++) {
      for (int i = row * width; i < (row + 1) * width; i++) {
        weight.values()[i] *= scales.values()[row];
      }
    }
    return weight;
  }
}
