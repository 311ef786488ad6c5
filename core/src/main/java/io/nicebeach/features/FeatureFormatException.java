package io.nicebeach.features;

import java.io.IOException;

/** A feature file that cannot be read; the message names the file, the byte and the cure. */
public final class FeatureFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  FeatureFormatException(String name, long offset, String complaint) {
    super(name + ": " + complaint + " (at byte " + offset + ")");
  }
}
