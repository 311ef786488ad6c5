package io.nicebeach.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What a training step costs. */
final class StepTime {
  private static final int WARM_UPS = 3;

  private StepTime() {}

  /**
   * The median of the CPU seconds that the whole process, compiler and garbage collector included,
   * takes for a step.
   *
   * @param steps how many are measured, after three to warm up
   */
  static double median(int steps, Runnable step) {
    double[] seconds = new double[steps];
    for (int i = -WARM_UPS; i < steps; i++) {
      double before = cpuSeconds();
      step.run();
      if (i >= 0) {
        seconds[i] = cpuSeconds() - before;
      }
    }
    Arrays.sort(seconds);
    return seconds[steps / 2];
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
