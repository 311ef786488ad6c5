package io.nicebeach.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The same work for a long time, and the memory of the process at equal intervals. It is flat if
 * the last quarter holds no more than the second one; the first may warm up.
 */
final class Soak {
  private static final int INTERVALS = 20;

  /** Less than half a byte an utterance, of a million. */
  private static final double HEAP_TOLERANCE = 0.5;

  /** What compiled code and the collector's own tables come and go by, in MB. */
  private static final double RESIDENT_TOLERANCE = 16;

  private final String unit;
  private final List<Memory> samples = new ArrayList<>();

  /**
   * @param unit what the work is counted in
   */
  Soak(String unit) {
    this.unit = unit;
  }

  /** A part of the work. */
  interface Work {
    /** Does what is counted from {@code begin} up to but without {@code end}. */
    void run(long begin, long end) throws Exception;
  }

  /**
   * Does so many units of work and prints a table.
   *
   * @return whether memory stayed flat
   */
  boolean run(long units, Work work) throws Exception {
    System.out.printf("| %s | heap after GC, MB | resident, MB |%n|---:|---:|---:|%n", unit);
    for (int i = 0; i < INTERVALS; i++) {
      long end = units * (i + 1) / INTERVALS;
      work.run(units * i / INTERVALS, end);
      sample(end);
    }
    boolean flat = growth(true) <= HEAP_TOLERANCE && !(growth(false) > RESIDENT_TOLERANCE);
    System.out.printf(
        "%s: from the second quarter to the last heap %+.2f MB, resident %+.1f MB%n",
        flat ? "flat" : "GROWS", growth(true), growth(false));
    return flat;
  }

  private void sample(long done) throws IOException {
    Memory memory = Memory.now();
    samples.add(memory);
    System.out.printf("| %,d | %.2f | %.1f |%n", done, memory.heap(), memory.resident());
  }

  /** From the second quarter's mean to the last's. */
  private double growth(boolean heap) {
    int quarter = INTERVALS / 4;
    return mean(3 * quarter, heap) - mean(quarter, heap);
  }

  private double mean(int from, boolean heap) {
    return samples.subList(from, from + INTERVALS / 4).stream()
        .mapToDouble(memory -> heap ? memory.heap() : memory.resident())
        .average()
        .orElseThrow();
  }
}
