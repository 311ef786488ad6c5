package io.nicebeach.network;

/** An engine that trains networks. */
public interface Backend {
  /** Its name on the command line: {@code plain} or {@code torch}. */
  String name();

  /**
   * A network ready to learn.
   *
   * @param initial the weights to start from
   * @param seed of everything random in the steps
   * @throws UnsupportedOperationException if this backend lacks a layer; the message lists those
   *     that have it
   */
  Learner learner(
      NetworkSpec network,
      Parameters initial,
      Objective objective,
      OptimizerSettings optimizer,
      long seed);
}
