package io.nicebeach.recognize;

import io.nicebeach.features.FeatureStream;
import io.nicebeach.features.Features;
import io.nicebeach.network.forward.NetworkStream;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Sound, frame by frame, to features, to a network's logits for noise and speech. */
final class NetworkActivity implements VoiceActivity {
  private final FeatureStream sound;
  private final UnaryOperator<Features> features;
  private final NetworkStream network;
  private final int delay;
  private final int sampleRate;

  /** The first outputs, which have no frame to answer for, that are still to come. */
  private int early;

  /** The features of the frame that came last; none as long as there is none. */
  private float[] last = {};

  /**
   * @param features from spectra
   * @param delay how many frames after a frame the network answers for it
   */
  NetworkActivity(
      FeatureStream sound,
      UnaryOperator<Features> features,
      NetworkStream network,
      int delay,
      int sampleRate) {
    this.sound = sound;
    this.features = features;
    this.network = network;
    this.delay = delay;
    this.early = delay;
    this.sampleRate = sampleRate;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public float[] accept(float[] samples) {
    return decided(sound.accept(samples));
  }

  /** Asks for the last frames as if the sound went on as it ended. */
  @Override
  public float[] finish() {
    float[] complete = decided(sound.finish());
    float[] open = last.length == 0 ? last : probabilities(repeated(last, delay));
    float[] all = Arrays.copyOf(complete, complete.length + open.length);
    System.arraycopy(open, 0, all, complete.length, open.length);
    return all;
  }

  private float[] decided(Features spectra) {
    if (spectra.frames() == 0) {
      return new float[0];
    }
    float[] frames = features.apply(spectra).values();
    last =
        Arrays.copyOfRange(frames, frames.length - frames.length / spectra.frames(), frames.length);
    return probabilities(frames);
  }

  private static float[] repeated(float[] frame, int times) {
    float[] frames = new float[times * frame.length];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = frame[i % frame.length];
    }
    return frames;
  }

  private float[] probabilities(float[] frames) {
    float[] logits = network.push(frames);
    int count = logits.length / 2;
    int skipped = Math.min(early, count);
    early -= skipped;
    float[] probabilities = new float[count - skipped];
    for (int i = 0; i < probabilities.length; i++) {
      double noise = logits[2 * (skipped + i)];
      double speech = logits[2 * (skipped + i) + 1];
      probabilities[i] = (float) (1 / (1 + Math.exp(noise - speech)));
    }
    return probabilities;
  }
}
