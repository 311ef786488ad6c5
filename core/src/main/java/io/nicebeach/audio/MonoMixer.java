package io.nicebeach.audio;

import java.util.Arrays;

/** Gathers blocks of integer samples into one array, the mean of the channels. */
final class MonoMixer {
  private float[] samples;
  private int count;

  /**
   * @param expected for how many samples to make room at first
   */
  MonoMixer(int expected) {
    this.samples = new float[expected];
  }

  /**
   * Appends a block.
   *
   * @param block [channel][sample]
   * @param size how many samples of each channel to take
   * @param scale what an integer is multiplied by, a power of 2
   */
  void add(int[][] block, int size, float scale) {
    makeRoom(size);
    if (block.length == 1) {
      int[] channel = block[0];
      for (int i = 0; i < size; i++) {
        samples[count + i] = channel[i] * scale;
      }
    } else {
      for (int i = 0; i < size; i++) {
        samples[count + i] = (float) (sum(block, i) * (double) scale / block.length);
      }
    }
    count += size;
  }

  /** All that was added. */
  float[] samples() {
    return count == samples.length ? samples : Arrays.copyOf(samples, count);
  }

  int count() {
    return count;
  }

  private static int sum(int[][] block, int i) {
    int sum = 0;
    for (int[] channel : block) {
      sum += channel[i];
    }
    return sum;
  }

  private void makeRoom(int size) {
    if (size > samples.length - count) {
      samples = Arrays.copyOf(samples, Math.max(count + size, samples.length + count / 2));
    }
  }
}
