package io.nicebeach.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.Small;
import io.nicebeach.audio.Audio;
import io.nicebeach.model.Model;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechDetectorTest {
  private static final int HOP = Small.RATE / 100;
  private static final int DELAY = 3;
  private static final SpeechDetector DETECTOR = SpeechDetector.of(Small.detector(1, DELAY));

  @Test
  void anyChunksGiveTheProbabilitiesOfTheWholeBitForBit() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] samples = noise(random, 1 + random.nextInt(3 * Small.RATE));
      float[] whole = DETECTOR.probabilities(new Audio(samples, Small.RATE));
      int longest = 1 + random.nextInt(2000);
      assertThat(chunked(samples, longest, random)).as("seed %d", seed).containsExactly(whole);
    }
  }

  private static float[] chunked(float[] samples, int longest, SplittableRandom random) {
    VoiceActivity activity = DETECTOR.open();
    float[] all = new float[0];
    for (int at = 0; at < samples.length; ) {
      int size = Math.min(samples.length - at, random.nextInt(longest + 1));
      all = joined(all, activity.accept(Arrays.copyOfRange(samples, at, at + size)));
      at += size;
    }
    return joined(all, activity.finish());
  }

  private static float[] joined(float[] head, float[] tail) {
    float[] both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 79, 80, 81, 128, 129, 200, 1000, 8000})
  void everyTenMillisecondsHaveAProbability(int samples) {
    float[] probabilities =
        DETECTOR.probabilities(
            new Audio(noise(new SplittableRandom(samples), samples), Small.RATE));
    assertThat(probabilities).hasSize(1 + samples / HOP);
    for (float probability : probabilities) {
      assertThat(probability).isBetween(0f, 1f);
    }
  }

  @Test
  void noSoundHasNoProbabilities() {
    VoiceActivity activity = DETECTOR.open();
    assertThat(activity.accept(new float[0])).isEmpty();
    assertThat(activity.finish()).isEmpty();
  }

  @Test
  void silenceIsFiniteAndSettles() {
    float[] probabilities =
        DETECTOR.probabilities(new Audio(new float[2 * Small.RATE], Small.RATE));
    assertThat(probabilities[150]).isBetween(0f, 1f).isEqualTo(probabilities[180]);
  }

  /** The delay and half a frame, but no more. */
  @Test
  void aProbabilityComesAsSoonAsItsDelayIsOver() {
    VoiceActivity activity = DETECTOR.open();
    float[] decided = activity.accept(noise(new SplittableRandom(1), Small.RATE));
    assertThat(decided).hasSize(1 + (Small.RATE - 128) / HOP - DELAY);
    assertThat(activity.finish()).hasSize(1 + Small.RATE / HOP - decided.length);
  }

  @Test
  void otherRatesAreResampledAsAWhole() {
    Audio tone = Small.tone(440, 0.5, 16_000);
    assertThat(DETECTOR.probabilities(tone))
        .containsExactly(DETECTOR.probabilities(tone.resampled(Small.RATE)));
    assertThat(DETECTOR.open().sampleRate()).isEqualTo(Small.RATE);
  }

  @Test
  void refusesSamplesThatAreNoNumbers() {
    VoiceActivity activity = DETECTOR.open();
    assertThatThrownBy(() -> activity.accept(new float[] {0, Float.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample 1 is NaN");
  }

  @Test
  void refusesModelsThatDetectNoSpeech() {
    assertThatThrownBy(() -> SpeechDetector.of(Small.model(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was not trained to tell speech from noise; take speech-detector");
    assertThatThrownBy(() -> SpeechDetector.named("no-such-detector"))
        .hasMessageContaining("no model has the name 'no-such-detector'");
  }

  @Test
  void aRecognizerRefusesADetector() {
    Model detector = Small.detector(1, DELAY);
    assertThatThrownBy(() -> Recognizer.of(detector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tells where somebody speaks but not what");
  }

  private static float[] noise(SplittableRandom random, int count) {
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return samples;
  }
}
