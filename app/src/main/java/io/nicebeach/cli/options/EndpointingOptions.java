package io.nicebeach.cli.options;

import io.nicebeach.model.Model;
import io.nicebeach.recognize.Endpointing;
import io.nicebeach.recognize.VoiceActivity;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Where utterances begin and end. */
public final class EndpointingOptions {
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

  @Option(
      names = "--detector",
      paramLabel = "KIND",
      description =
          "What tells speech from noise: the network speech-detector, or the mere level of the sound"
              + " (${COMPLETION-CANDIDATES}; default: network).")
  Detector detector = Detector.NETWORK;

  /** What can tell speech from noise. */
  enum Detector {
    NETWORK,
    LEVEL
  }

  /** What listens to one stream for {@code model}. */
  public VoiceActivity activity(Model model) {
    int rate = model.features().sampleRate();
    return detector == Detector.LEVEL ? VoiceActivity.ofLevel(rate) : VoiceActivity.usual(rate);
  }

  /**
   * Where utterances begin and end.
   *
   * @throws IllegalArgumentException naming the option whose value makes no sense
   */
  public Endpointing endpointing() {
    Endpointing ended = checked("--silence", () -> USUAL.withTrailingSilence(silence));
    Endpointing divided = checked("--longest", () -> ended.withMaxUtterance(longest));
    return checked("--speech-threshold", () -> divided.withThreshold(threshold));
  }

  private static Endpointing checked(String option, Supplier<Endpointing> changed) {
    try {
      return changed.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
    }
  }
}
