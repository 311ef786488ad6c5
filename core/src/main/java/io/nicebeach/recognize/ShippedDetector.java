package io.nicebeach.recognize;

import java.io.IOException;
import java.util.Optional;

/** The detector that comes with Nicebeach, read once, when it is first needed. */
final class ShippedDetector {
  static final Optional<SpeechDetector> DETECTOR = read();

  private ShippedDetector() {}

  private static Optional<SpeechDetector> read() {
    try {
      return Optional.of(SpeechDetector.named("speech-detector"));
    } catch (IOException e) {
      return Optional.empty(); // an application may come without the models' jar
    }
  }
}
