package io.nicebeach.torch;

import java.util.ArrayList;
import java.util.List;

/** One way of a batch through the network. */
final class Pass {
  private final boolean training;
  private final List<Runnable> afterwards = new ArrayList<>();

  private Pass(boolean training) {
    this.training = training;
  }

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

  void finish() {
    afterwards.forEach(Runnable::run);
  }
}
