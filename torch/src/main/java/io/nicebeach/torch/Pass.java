package io.nicebeach.torch;

import io.nicebeach.network.layers.Phones;
import java.util.ArrayList;
import java.util.List;

/** One way of a batch through the network. */
final class Pass {
  private final boolean training;
  private final List<Runnable> afterwards = new ArrayList<>();
  private final List<Lesson> lessons = new ArrayList<>();

  private Pass(boolean training) {
    this.training = training;
  }

  /**
   * What a layer on the way is to tell besides.
   *
   * @param told its logits
   */
  record Lesson(Phones phones, Frames told) {}

  static Pass inTraining() {
    return new Pass(true);
  }

  static Pass inUse() {
    return new Pass(false);
  }

  /** Whether to drop numbers and to normalise by the batch's own statistics. */
  boolean isTraining() {
    return training;
  }

  /** Puts off what changes the network until the step is known to be sound. */
  void afterwards(Runnable change) {
    afterwards.add(change);
  }

  void besides(Phones phones, Frames told) {
    lessons.add(new Lesson(phones, told));
  }

  List<Lesson> lessons() {
    return lessons;
  }

  void finish() {
    afterwards.forEach(Runnable::run);
  }
}
