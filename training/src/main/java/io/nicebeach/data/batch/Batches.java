package io.nicebeach.data.batch;

import io.nicebeach.data.Seeds;
import io.nicebeach.data.sample.Sampler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Cuts what is learnt into batches, epoch by epoch. An epoch's order and augmentation depend on the
 * seed and the epoch's number alone. Batches are made on other threads while the trainer works on
 * the one before.
 */
public final class Batches {
  /** Bucketing sorts this many batches' worth of utterances by length. */
  private static final int BUCKET = 16;

  private final Examples examples;
  private final int size;
  private final boolean bucketing;
  private final long seed;

  /** Batches of all utterances, each of them once an epoch. */
  public Batches(Dataset data, int size, boolean bucketing, Augmentation augmentation, long seed) {
    this(
        new DrawnExamples(data, Sampler.ofAll(data.size(), seed), augmentation, seed),
        size,
        bucketing,
        seed);
  }

  /**
   * @param size examples per batch; 0 for all in one
   * @param bucketing whether examples of about the same length share a batch
   */
  public Batches(Examples examples, int size, boolean bucketing, long seed) {
    if (size < 0) {
      throw new IllegalArgumentException("size must not be negative but is " + size);
    }
    this.examples = examples;
    this.size = size == 0 ? Math.max(1, examples.count()) : size;
    this.bucketing = bucketing;
    this.seed = seed;
  }

  /** How many batches an epoch has; the last may be smaller. */
  public int count() {
    return (examples.count() + size - 1) / size;
  }

  /** The batches of an epoch: shuffled and augmented. */
  public Ahead<LabelledBatch> epoch(int epoch) {
    return new Ahead<>(tasks(epoch).iterator());
  }

  /**
   * The batches of an epoch and of all that follow it, without end: {@link #count()} make an epoch.
   * While the last of one are learnt, the first of the next are made.
   */
  public Ahead<LabelledBatch> from(int epoch) {
    return new Ahead<>(
        Stream.iterate(epoch, e -> e + 1).flatMap(e -> tasks(e).stream()).iterator());
  }

  private List<Callable<LabelledBatch>> tasks(int epoch) {
    List<Example> order = new ArrayList<>(examples.epoch(epoch));
    List<List<Example>> batches = bucketing ? bucketed(order, epoch) : cut(order, size);
    return batches.stream().map(Batches::task).toList();
  }

  private List<List<Example>> bucketed(List<Example> order, int epoch) {
    for (List<Example> bucket : cut(order, BUCKET * size)) {
      bucket.sort(Comparator.comparingInt(Example::frames));
    }
    List<List<Example>> batches = cut(order, size);
    Seeds.shuffle(batches, Seeds.at(seed, epoch, 1));
    return batches;
  }

  /** All examples of the first epoch in their order. */
  public static Iterable<LabelledBatch> inOrder(Examples examples, int size) {
    return batches(examples.epoch(0), size);
  }

  /** All examples of the first epoch, the shortest first: so that little is padded. */
  public static Iterable<LabelledBatch> byLength(Examples examples, int size) {
    List<Example> order = new ArrayList<>(examples.epoch(0));
    order.sort(Comparator.comparingInt(Example::frames));
    return batches(order, size);
  }

  private static Iterable<LabelledBatch> batches(List<Example> order, int size) {
    int each = size == 0 ? Math.max(1, order.size()) : size;
    return () -> new Ahead<>(cut(order, each).stream().map(Batches::task).iterator());
  }

  private static <T> List<List<T>> cut(List<T> order, int size) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < order.size(); from += size) {
      parts.add(order.subList(from, Math.min(order.size(), from + size)));
    }
    return parts;
  }

  private static Callable<LabelledBatch> task(List<Example> examples) {
    return () ->
        new LabelledBatch(
            LabelledBatch.padded(examples.stream().map(Example::features).toList()),
            examples.stream().map(Example::target).toArray(int[][]::new),
            examples.stream().map(Example::utterance).toList());
  }
}
