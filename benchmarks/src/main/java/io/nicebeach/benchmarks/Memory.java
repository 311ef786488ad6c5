package io.nicebeach.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds, in MB.
 *
 * @param heap Java objects that are still in use
 * @param resident all memory that is not paged out, as Linux counts it; NaN elsewhere
 */
record Memory(double heap, double resident) {
  private static final double MEGABYTE = 1 << 20;

  /** Now, after a collection. */
  static Memory now() throws IOException {
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new Memory(used / MEGABYTE, residentNow());
  }

  static double residentNow() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
      }
    }
    return Double.NaN;
  }
}
