package io.nicebeach.cli;

import io.nicebeach.recognize.Endpointing;
import picocli.CommandLine.Option;

/** Where utterances begin and end. */
final class EndpointingOptions {
  private static final Endpointing USUAL = Endpointing.usual();

  @Option(
      names = "--silence",
      paramLabel = "MS",
      description = "Silence that ends an utterance, in milliseconds (default: 600).")
  int silence = USUAL.trailingSilence();

  @Option(
      names = "--longest",
      paramLabel = "MS",
      description = "Longer utterances are divided, in milliseconds (default: 20000).")
  int longest = USUAL.maxUtterance();

  @Option(
      names = "--speech-threshold",
      paramLabel = "P",
      description = "The least probability of speech that counts as speech (default: 0.5).")
  double threshold = USUAL.threshold();

  Endpointing endpointing() {
    return USUAL.withTrailingSilence(silence).withMaxUtterance(longest).withThreshold(threshold);
  }
}
