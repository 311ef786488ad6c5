package io.nicebeach.data;

import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Cuts a data set into batches, epoch by epoch. An epoch's order and augmentation depend on the
 * seed and the epoch's number alone. Batches are made on other threads while the trainer works on
 * the one before.
 */
public final class Batches {
  /** Bucketing sorts this many batches' worth of utterances by length. */
  private static final int BUCKET = 16;

  private final Dataset data;
  private final int size;
  private final boolean bucketing;
  private final Augmentation augmentation;
  private final long seed;

  /**
   * @param size utterances per batch; 0 for all in one
   * @param bucketing whether utterances of about the same length share a batch
   * @throws IllegalArgumentException if the augmentation changes powers and the features have none
   */
  public Batches(Dataset data, int size, boolean bucketing, Augmentation augmentation, long seed) {
    if (size < 0) {
      throw new IllegalArgumentException("size must not be negative but is " + size);
    }
    FeatureSettings.Kind kind = data.extractor().settings().kind();
    if (augmentation.changesSpectra() && kind == FeatureSettings.Kind.MAGNITUDE) {
      throw new IllegalArgumentException(
          "augmentation of power spectra needs features of another kind than magnitude");
    }
    this.data = data;
    this.size = size == 0 ? Math.max(1, data.size()) : size;
    this.bucketing = bucketing;
    this.augmentation = augmentation;
    this.seed = seed;
  }

  /** What is cut. */
  public Dataset data() {
    return data;
  }

  /** How many batches an epoch has; the last may be smaller. */
  public int count() {
    return (data.size() + size - 1) / size;
  }

  /** The batches of an epoch: shuffled and augmented. */
  public Iterator<LabelledBatch> epoch(int epoch) {
    List<Integer> order = new ArrayList<>(indices());
    Seeds.shuffle(order, Seeds.at(seed, epoch));
    return made(bucketing ? bucketed(order, epoch) : cut(order), epoch);
  }

  /** All utterances in their order. */
  Iterator<LabelledBatch> inOrder() {
    return made(cut(indices()), 0);
  }

  private List<Integer> indices() {
    return IntStream.range(0, data.size()).boxed().toList();
  }

  private List<List<Integer>> cut(List<Integer> order) {
    List<List<Integer>> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); from += size) {
      batches.add(order.subList(from, Math.min(order.size(), from + size)));
    }
    return batches;
  }

  private List<List<Integer>> bucketed(List<Integer> order, int epoch) {
    for (int from = 0; from < order.size(); from += BUCKET * size) {
      order
          .subList(from, Math.min(order.size(), from + BUCKET * size))
          .sort(Comparator.comparingInt(i -> data.features().get(i).frames()));
    }
    List<List<Integer>> batches = cut(order);
    Seeds.shuffle(batches, Seeds.at(seed, epoch, 1));
    return batches;
  }

  private Iterator<LabelledBatch> made(List<List<Integer>> batches, int epoch) {
    List<Callable<LabelledBatch>> tasks = new ArrayList<>();
    for (List<Integer> indices : batches) {
      tasks.add(() -> batch(indices, epoch));
    }
    return new Ahead<>(tasks.iterator());
  }

  private LabelledBatch batch(List<Integer> indices, int epoch) {
    List<Features> features = new ArrayList<>();
    for (int index : indices) {
      features.add(data.augmented(index, augmentation, new Augmentation.Use(seed, epoch, index)));
    }
    int[][] targets = indices.stream().map(data::target).toArray(int[][]::new);
    int[] utterances = indices.stream().mapToInt(Integer::intValue).toArray();
    return new LabelledBatch(LabelledBatch.padded(features), targets, utterances);
  }
}
