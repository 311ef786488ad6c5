package io.nicebeach.torch;

/** A layer as a function that libtorch can differentiate. */
@FunctionalInterface
interface TorchLayer {
  /**
   * What comes out when {@code input} goes in.
   *
   * @param pass tells training from use
   */
  Frames forward(Frames input, Pass pass);
}
