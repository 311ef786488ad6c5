package io.nicebeach.network;

import java.util.Optional;

/** An engine that trains networks. */
public interface Backend {
  /** Its name on the command line: {@code plain} or {@code torch}. */
  String name();

  /**
   * The same backend computing elsewhere.
   *
   * @throws UnsupportedOperationException if it cannot, or that device is not there
   */
  default Backend on(Device device) {
    if (device == Device.CUDA) {
      throw new UnsupportedOperationException(
          "backend " + name() + " computes on the processor only; let --device be auto or cpu");
    }
    return this;
  }

  /** Why this backend cannot train such a network, in words; empty if it can. */
  default Optional<String> obstacle(NetworkSpec network, Objective objective) {
    return Optional.empty();
  }

  /**
   * A network ready to learn.
   *
   * @param initial the weights to start from
   * @param seed of everything random in the steps
   * @throws UnsupportedOperationException if there is an {@link #obstacle}
   */
  Learner learner(
      NetworkSpec network,
      Parameters initial,
      Objective objective,
      OptimizerSettings optimizer,
      long seed);
}
