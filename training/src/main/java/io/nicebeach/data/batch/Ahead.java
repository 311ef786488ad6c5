package io.nicebeach.data.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * The results of tasks in their order, of which a few are worked on ahead on the common pool, so
 * that who takes them need not wait. To be used by one thread.
 */
public final class Ahead<T> implements Iterator<T> {
  private static final int AHEAD = 2 + ForkJoinPool.getCommonPoolParallelism();

  private final Iterator<Callable<T>> tasks;
  private final Deque<ForkJoinTask<T>> started = new ArrayDeque<>();
  private long waited;

  Ahead(Iterator<Callable<T>> tasks) {
    this.tasks = tasks;
    start();
  }

  @Override
  public boolean hasNext() {
    return !started.isEmpty();
  }

  @Override
  public T next() {
    if (started.isEmpty()) {
      throw new NoSuchElementException();
    }
    long start = System.nanoTime();
    T result = started.remove().join();
    start();
    waited += System.nanoTime() - start;
    return result;
  }

  /** How long {@link #next()} took, all calls together. */
  public double waitedSeconds() {
    return waited / 1e9;
  }

  private void start() {
    while (started.size() < AHEAD && tasks.hasNext()) {
      started.add(ForkJoinPool.commonPool().submit(tasks.next()));
    }
  }
}
