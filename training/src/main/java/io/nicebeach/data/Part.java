package io.nicebeach.data;

import java.util.Locale;
import java.util.Optional;

/** What an utterance serves for. */
public enum Part {
  /** The weights are fitted to it. */
  TRAIN,
  /** Settings and the moment to stop are chosen by it. */
  DEVELOPMENT,
  /** It measures, once, and nothing is chosen by it. */
  TEST;

  /** The part that a manifest names: train, development (dev, validation, valid) or test. */
  public static Optional<Part> named(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(TRAIN);
      case "development", "dev", "validation", "valid" -> Optional.of(DEVELOPMENT);
      case "test", "testing" -> Optional.of(TEST);
      default -> Optional.empty();
    };
  }
}
