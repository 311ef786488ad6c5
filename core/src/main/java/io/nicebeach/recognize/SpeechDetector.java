package io.nicebeach.recognize;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import io.nicebeach.model.Model;
import io.nicebeach.model.NamedModels;
import io.nicebeach.network.Network;
import io.nicebeach.network.Objective;
import java.io.IOException;

/**
 * Tells where in a sound somebody speaks, whatever is said: a small network that was trained to
 * label frames (objective {@code frames}). It answers a little late, since it has to hear how a
 * sound goes on, and always looks equally far back, so that a stream may go on without end.
 *
 * <p>Immutable and shared by any number of threads.
 */
public final class SpeechDetector {
  private final Model model;
  private final FeatureExtractor extractor;
  private final Network network;

  private SpeechDetector(Model model) {
    this.model = model;
    this.extractor = FeatureExtractor.of(model.features());
    this.network = Network.of(model.network(), model.parameters());
    network.stream(); // refuses a network that has to wait for more than its delay
  }

  /**
   * A detector with that model.
   *
   * @throws IllegalArgumentException if it does not tell speech from noise 100 times a second while
   *     the sound comes in
   */
  public static SpeechDetector of(Model model) {
    require(
        model.objective().kind() == Objective.Kind.FRAMES && model.network().outputs() == 2,
        "was not trained to tell speech from noise; take speech-detector, or train with that"
            + " recipe");
    require(
        model.features().isFrameByFrame(),
        "takes features of an utterance as a whole, which a stream has not");
    require(
        Math.abs(model.features().frameRate() * VoiceActivity.HOP - 1) < 1e-9,
        "has %s frames a second and not 100".formatted(model.features().frameRate()));
    return new SpeechDetector(model);
  }

  private static void require(boolean condition, String complaint) {
    if (!condition) {
      throw new IllegalArgumentException("the model " + complaint);
    }
  }

  /**
   * A detector with a model that comes with the application, {@code speech-detector}.
   *
   * @throws IOException if there is none of that name; the message says which jar is missing, or
   *     which names there are
   */
  public static SpeechDetector named(String name) throws IOException {
    return of(NamedModels.read(name));
  }

  /** A detector at the start of a sound. */
  public VoiceActivity open() {
    return new NetworkActivity(
        extractor.stream(),
        spectra -> model.normalization().apply(extractor.finish(spectra)),
        network.stream(),
        model.objective().delay(),
        model.features().sampleRate());
  }

  /**
   * How likely somebody speaks in each frame of a whole sound, of any sample rate.
   *
   * @throws IllegalArgumentException if a sample is not a finite number, or beyond {@link
   *     Audio#LOUDEST}
   */
  public float[] probabilities(Audio audio) {
    VoiceActivity activity = open();
    Features decided = column(activity.accept(audio.resampled(activity.sampleRate()).samples()));
    return Features.concatenated(decided, column(activity.finish())).values();
  }

  private static Features column(float[] probabilities) {
    return new Features(probabilities, probabilities.length, 1);
  }

  /** The model at work. */
  public Model model() {
    return model;
  }
}
