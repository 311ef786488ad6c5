package io.nicebeach.data.augment;

import io.nicebeach.features.Features;
import java.util.random.RandomGenerator;

/** A random change to the features that the network gets. Immutable and thread-safe. */
@FunctionalInterface
public interface FeatureStep {
  /** Changed features; {@code features} themselves stay as they are. */
  Features apply(Features features, RandomGenerator random);
}
