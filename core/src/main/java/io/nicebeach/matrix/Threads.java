package io.nicebeach.matrix;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Shares out independent tasks among threads of the common pool, the caller among them. */
public final class Threads {
  private static volatile int limit =
      Math.max(
          1, Integer.getInteger("nicebeach.threads", Runtime.getRuntime().availableProcessors()));

  private Threads() {}

  /** The most threads that one product uses. */
  public static int limit() {
    return limit;
  }

  /**
   * Sets the most threads that one product uses; at first the system property {@code
   * nicebeach.threads}, or else the number of processors. No result depends on it.
   */
  public static void limit(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1 but is " + threads);
    }
    limit = threads;
  }

  /**
   * Runs tasks 0 to {@code tasks - 1}, each once, and returns when all are done.
   *
   * @param threads the most threads to use
   */
  static void run(int tasks, int threads, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
            task.accept(i);
          }
        };
    ForkJoinTask<?>[] helpers = new ForkJoinTask<?>[Math.min(threads, tasks) - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = ForkJoinPool.commonPool().submit(worker);
    }
    worker.run();
    for (ForkJoinTask<?> helper : helpers) {
      helper.join();
    }
  }
}
