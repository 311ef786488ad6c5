package io.nicebeach.cli.bench;

import io.nicebeach.cli.listen.LiveSound;
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
import java.util.concurrent.atomic.LongAdder;

/** Plays streams in real time, on as many threads as there are processors. */
final class StreamPlayer implements AutoCloseable {
  private static final long PERIOD = (long) (1e9 * LiveSound.CHUNK);

  private final List<BenchStream> streams;
  private final ScheduledExecutorService pool =
      Executors.newScheduledThreadPool(Runtime.getRuntime().availableProcessors());

  /**
   * What it took.
   *
   * @param cpuSeconds of the whole process
   * @param soundSeconds that were heard, of all streams together
   * @param latencies for each utterance, from when its last sound was due to its text, in ms
   */
  record Measured(double cpuSeconds, double soundSeconds, double[] latencies) {}

  StreamPlayer(List<BenchStream> streams) {
    this.streams = streams;
  }

  Measured play(int seconds) throws InterruptedException, ExecutionException {
    Queue<Double> latencies = new ConcurrentLinkedQueue<>();
    LongAdder chunks = new LongAdder();
    long cpu = cpuTime();
    List<ScheduledFuture<?>> playing = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      long delay = PERIOD * i / streams.size();
      Player player = new Player(streams.get(i), chunks, latencies, System.nanoTime() + delay);
      playing.add(pool.scheduleAtFixedRate(player, delay, PERIOD, TimeUnit.NANOSECONDS));
    }
    TimeUnit.SECONDS.sleep(seconds);
    for (ScheduledFuture<?> each : playing) {
      if (each.isDone()) {
        each.get(); // which throws what it failed with
      }
      each.cancel(false);
    }
    return new Measured(
        (cpuTime() - cpu) / 1e9,
        chunks.sum() * LiveSound.CHUNK,
        latencies.stream().mapToDouble(x -> x).toArray());
  }

  private static long cpuTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Brings a stream its sound, a piece at each run. */
  private static final class Player implements Runnable {
    private final BenchStream stream;
    private final LongAdder chunks;
    private final Queue<Double> latencies;
    private long due;

    Player(BenchStream stream, LongAdder chunks, Queue<Double> latencies, long due) {
      this.stream = stream;
      this.chunks = chunks;
      this.latencies = latencies;
      this.due = due;
    }

    @Override
    public void run() {
      if (stream.hear()) {
        latencies.add((System.nanoTime() - due) / 1e6);
      }
      chunks.increment();
      due += PERIOD;
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
