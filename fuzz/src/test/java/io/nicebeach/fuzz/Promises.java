package io.nicebeach.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * What every parser promises, whatever it is given: it throws nothing but what it documents, with a
 * message that names the file, and takes memory for what is there and not for what a header claims.
 * That it comes to an end is left to the fuzzer's clock.
 */
final class Promises {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Promises() {}

  /**
   * Holds a parser to them.
   *
   * @throws AssertionError if it breaks one
   */
  static void hold(Target target, byte[] input, Path file) {
    long limit = target.memory(input);
    // Whoever comes first to a class pays for its loading, so twice must be too much.
    if (allocation(target, input, file) > limit) {
      long allocated = allocation(target, input, file);
      require(allocated <= limit, input.length + " bytes made it allocate " + allocated);
    }
  }

  /** Reads the input; returns the bytes allocated for it. */
  private static long allocation(Target target, byte[] input, Path file) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      target.read(input, file);
    } catch (IOException refusal) {
      requireHelpful(target, refusal, file);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void requireHelpful(Target target, IOException refusal, Path file) {
    String message = String.valueOf(refusal.getMessage());
    if (!target.refusal().isInstance(refusal) || !message.contains(file.toString())) {
      throw new AssertionError("not as documented: " + refusal, refusal);
    }
  }

  /** Fails unless a condition holds. */
  static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
