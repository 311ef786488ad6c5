package io.nicebeach.recognize;

import io.nicebeach.signal.Resampler;
import io.nicebeach.signal.ResamplerStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** A detector at work on a stream: brings it sound at its rate, keeps what it says in a queue. */
final class Detection {
  private final VoiceActivity activity;

  /** From the source's rate to the detector's; none where that is the model's, too. */
  private final Optional<ResamplerStream> resampler;

  private final Queue<Float> probabilities = new ArrayDeque<>();

  /**
   * @param source the rate of the sound that comes, in Hz
   * @param model the rate at which the model analyses it, in Hz
   */
  Detection(VoiceActivity activity, int source, int model) {
    this.activity = activity;
    resampler =
        activity.sampleRate() == model
            ? Optional.empty()
            : Optional.of(Resampler.between(source, activity.sampleRate()).stream());
  }

  /**
   * Takes the next sound.
   *
   * @param source at the source's rate
   * @param model the same at that rate
   */
  void accept(float[] source, float[] model) {
    add(activity.accept(resampler.map(stream -> stream.accept(source)).orElse(model)));
  }

  /**
   * Ends the sound.
   *
   * @param model the last of it at the model's
   */
  void finish(float[] model) {
    add(activity.accept(resampler.map(ResamplerStream::finish).orElse(model)));
    add(activity.finish());
  }

  private void add(float[] frames) {
    for (float probability : frames) {
      if (Float.isNaN(probability)) {
        throw new IllegalArgumentException(
            "activity must give probabilities in [0, 1] but gives NaN");
      }
      probabilities.add(probability);
    }
  }

  boolean hasNext() {
    return !probabilities.isEmpty();
  }

  /** The probability of the next frame. */
  float next() {
    return probabilities.remove();
  }
}
