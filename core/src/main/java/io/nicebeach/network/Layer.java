package io.nicebeach.network;

/** A layer's forward pass as in use. Immutable and thread-safe. */
@FunctionalInterface
public interface Layer {
  /** What comes out when {@code input}, which is not changed, goes in. */
  Sequences forward(Sequences input);
}
