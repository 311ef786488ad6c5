package io.nicebeach.data.sample;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.HeldOut;
import io.nicebeach.data.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a training is given.
 *
 * @param corpus the main corpus
 * @param split how it is cut
 * @param extras further corpora, only trained on
 * @param noise recordings of noise for augmentation
 * @param rooms recordings of rooms' impulse responses for augmentation
 * @param dictionary how words are said, for networks that learn that besides
 */
public record TrainingData(
    Corpus corpus,
    Split split,
    List<Extra> extras,
    List<Path> noise,
    List<Path> rooms,
    PronouncingDictionary dictionary) {
  public TrainingData {
    extras = List.copyOf(extras);
    noise = List.copyOf(noise);
    rooms = List.copyOf(rooms);
  }

  /** Without a pronouncing dictionary. */
  public TrainingData(
      Corpus corpus, Split split, List<Extra> extras, List<Path> noise, List<Path> rooms) {
    this(corpus, split, extras, noise, rooms, PronouncingDictionary.EMPTY);
  }

  /** A corpus alone, with the noise that came along with it, but for what is kept for tests. */
  public static TrainingData of(Corpus corpus, Split split) {
    return new TrainingData(
        corpus, split, List.of(), HeldOut.forTraining(corpus.noise()), List.of());
  }

  /** How many recordings there are in all. */
  public int utterances() {
    return corpus.utterances().size()
        + extras.stream().mapToInt(extra -> extra.corpus().utterances().size()).sum();
  }

  /** The same with one more corpus that is only trained on. */
  public TrainingData with(Extra extra) {
    List<Extra> all = new ArrayList<>(extras);
    all.add(extra);
    return new TrainingData(corpus, split, all, noise, rooms, dictionary);
  }

  /** The same for another split of the same corpus. */
  public TrainingData with(Split other) {
    return new TrainingData(corpus, other, extras, noise, rooms, dictionary);
  }
}
