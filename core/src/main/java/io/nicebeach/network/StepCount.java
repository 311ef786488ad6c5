package io.nicebeach.network;

/**
 * A learner's count of steps as it is saved: as two numbers, since one of single precision is exact
 * to 2^24 only.
 */
public final class StepCount {
  private static final int BASE = 1 << 20;

  private StepCount() {}

  public static Tensor toTensor(long steps) {
    float[] digits = {(float) (steps / BASE), (float) (steps % BASE)};
    return new Tensor(new int[] {2}, digits);
  }

  /**
   * What {@link #toTensor} saved.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static long fromTensor(Tensor saved) {
    float[] digits = saved.values();
    if (digits.length != 2) {
      throw new IllegalArgumentException(
          "a step count must hold 2 numbers but holds " + digits.length);
    }
    return (long) digits[0] * BASE + (long) digits[1];
  }
}
