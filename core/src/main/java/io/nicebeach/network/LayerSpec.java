package io.nicebeach.network;

/** One layer as data. */
public sealed interface LayerSpec {
  /**
   * A fully connected layer, applied to every frame: y = W x + b.
   *
   * @param units the numbers that come out
   * @param bias whether there is a b
   */
  record Dense(int units, boolean bias) implements LayerSpec {}
}
