package io.nicebeach.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** CPU times of this thread. */
final class CpuTimes {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private CpuTimes() {}

  /**
   * The median times of works that take turns, in milliseconds.
   *
   * @param warmUps rounds before those that are measured
   */
  static double[] medians(int warmUps, int rounds, Callable<?>... works) throws Exception {
    double[][] times = new double[works.length][rounds];
    for (int round = -warmUps; round < rounds; round++) {
      for (int i = 0; i < works.length; i++) {
        long before = CLOCK.getCurrentThreadCpuTime();
        works[i].call();
        if (round >= 0) {
          times[i][round] = (CLOCK.getCurrentThreadCpuTime() - before) / 1e6;
        }
      }
    }
    return Arrays.stream(times).mapToDouble(CpuTimes::median).toArray();
  }

  private static double median(double[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
