package io.nicebeach.cli;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Plays streams in real time, on as many threads as there are processors. */
final class StreamPlayer implements AutoCloseable {
  private static final long PERIOD = (long) (1e9 * LiveSound.CHUNK);

  private final List<BenchStream> streams;
  private final ScheduledExecutorService pool =
      Executors.newScheduledThreadPool(Runtime.getRuntime().availableProcessors());

  /**
   * What it took.
   *
   * @param processors processors busy on average
   * @param latencies for each utterance, from when its last sound was due to its text, in ms
   */
  record Measured(double processors, double[] latencies) {}

  StreamPlayer(List<BenchStream> streams) {
    this.streams = streams;
  }

  Measured play(int seconds) throws InterruptedException, ExecutionException {
    Queue<Double> latencies = new ConcurrentLinkedQueue<>();
    long start = System.nanoTime();
    long cpu = cpuTime();
    List<ScheduledFuture<?>> playing = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      long delay = PERIOD * i / streams.size();
      Player player = new Player(streams.get(i), latencies, System.nanoTime() + delay);
      playing.add(pool.scheduleAtFixedRate(player, delay, PERIOD, TimeUnit.NANOSECONDS));
    }
    TimeUnit.SECONDS.sleep(seconds);
    for (ScheduledFuture<?> each : playing) {
      if (each.isDone()) {
        each.get(); // which throws what it failed with
      }
      each.cancel(false);
    }
    double processors = (double) (cpuTime() - cpu) / (System.nanoTime() - start);
    return new Measured(processors, latencies.stream().mapToDouble(x -> x).toArray());
  }

  private static long cpuTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Brings a stream its sound, a piece at each run. */
  private static final class Player implements Runnable {
    private final BenchStream stream;
    private final Queue<Double> latencies;
    private long due;

    Player(BenchStream stream, Queue<Double> latencies, long due) {
      this.stream = stream;
      this.latencies = latencies;
      this.due = due;
    }

    @Override
    public void run() {
      if (stream.hear()) {
        latencies.add((System.nanoTime() - due) / 1e6);
      }
      due += PERIOD;
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
