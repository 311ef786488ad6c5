package io.nicebeach.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureSettings.Frames;
import io.nicebeach.features.FeatureSettings.Framing;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.FeatureSettings.Padding;
import io.nicebeach.signal.Window;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureStreamTest {
  private static final Padding[] PADDINGS = Padding.values();

  /** For a seed: some framing, some length, chunks of any size; bit by bit the offline features. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void anyChunkingGivesTheSameFrames(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int fftSize = 128 << random.nextInt(3);
    FeatureSettings settings =
        FeatureSettings.of(seed % 2 == 0 ? Kind.POWER : Kind.MFCC, 8000)
            .withFraming(
                new Framing(
                    8000,
                    fftSize - random.nextInt(100),
                    1 + random.nextInt(2 * fftSize), // hops longer than the frame too
                    fftSize,
                    Window.HANN,
                    PADDINGS[seed % PADDINGS.length],
                    seed % 7 == 0 ? Frames.FIRST : Frames.ALL));
    FeatureExtractor extractor =
        FeatureExtractor.of(seed % 2 == 0 ? settings : wideBands(settings));
    float[] samples = Sounds.noise(fftSize + random.nextInt(5000), seed);
    Features offline = extractor.extract(new Audio(samples, 8000));

    Features streamed = inChunks(extractor.stream(), samples, random, 1 + random.nextInt(700));

    assertThat(extractor.finish(streamed).values()).isEqualTo(offline.values());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void anyChunkingGivesTheSameFramesAtHalfTheRateToo(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FeatureExtractor extractor = FeatureExtractor.of(FeatureSettings.of(Kind.LOG_MEL, 16_000));
    float[] samples = Sounds.noise(1 + random.nextInt(5000), seed);

    Features streamed = inChunks(extractor.stream(8000), samples, random, 1 + random.nextInt(700));

    assertThat(extractor.finish(streamed).values())
        .isEqualTo(extractor.extract(new Audio(samples, 8000)).values());
  }

  @ParameterizedTest(name = "{0} samples")
  @ValueSource(ints = {1, 2, 3, 7, 127, 128, 129, 130, 255, 256, 257})
  void soundsShorterThanTheMirrorAreMirroredRepeatedly(int length) {
    FeatureSettings settings = FeatureSettings.of(Kind.MAGNITUDE, 8000);
    Framing framing = settings.framing();
    FeatureExtractor extractor = FeatureExtractor.of(settings);
    float[] samples = Sounds.noise(length, length);
    float[] mirrored = new float[length + framing.fftSize()];
    for (int i = 0; i < mirrored.length; i++) {
      mirrored[i] = samples[walk(length, i - framing.fftSize() / 2)];
    }
    FeatureSettings unpadded =
        settings.withFraming(
            new Framing(
                framing.sampleRate(),
                framing.frameLength(),
                framing.hopLength(),
                framing.fftSize(),
                framing.window(),
                Padding.NONE,
                framing.frames()));

    Features expected = FeatureExtractor.of(unpadded).extract(new Audio(mirrored, 8000));

    assertThat(extractor.extract(new Audio(samples, 8000)).values()).isEqualTo(expected.values());
    Features single = inChunks(extractor.stream(), samples, new SplittableRandom(0), 1);
    assertThat(single.values()).isEqualTo(expected.values());
  }

  @Test
  void framesComeAsSoonAsTheirSamplesAreThere() {
    FeatureStream stream = FeatureExtractor.of(FeatureSettings.of(Kind.LOG_MEL, 8000)).stream();
    // The first frame reaches to sample 127, and sample 128 is mirrored to its first one.
    assertThat(stream.accept(new float[128]).frames()).isZero();
    assertThat(stream.accept(new float[1]).frames()).isEqualTo(1);
    assertThat(stream.accept(new float[80]).frames()).isEqualTo(1);
    assertThat(stream.finish().frames()).isEqualTo(1 + 209 / 80 - 2);
  }

  @Test
  void anEmptySoundHasNoFrames() {
    FeatureStream stream = FeatureExtractor.of(FeatureSettings.of(Kind.LOG_MEL, 8000)).stream();
    assertThat(stream.accept(new float[0]).frames()).isZero();
    assertThat(stream.finish().frames()).isZero();
  }

  @Test
  void aFinishedStreamIsOver() {
    FeatureStream stream = FeatureExtractor.of(FeatureSettings.of(Kind.LOG_MEL, 8000)).stream();
    stream.finish();
    assertThatIllegalStateException().isThrownBy(() -> stream.accept(new float[1]));
    assertThatIllegalStateException().isThrownBy(stream::finish);
  }

  @Test
  void samplesThatAreNoNumbersAreRefused() {
    FeatureStream stream = FeatureExtractor.of(FeatureSettings.of(Kind.LOG_MEL, 8000)).stream();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.accept(new float[] {0, Float.NaN}))
        .withMessageContaining("sample 1 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.accept(new float[] {0, 1, -1e20f}))
        .withMessageContaining("where full scale is 1, but sample 2 is -1.0E20");
    assertThat(stream.accept(new float[] {Audio.LOUDEST}).frames()).isZero();
  }

  /** Bands that hold bins at any transform size here. */
  private static FeatureSettings wideBands(FeatureSettings settings) {
    FeatureSettings.Mel mel = settings.mel();
    return settings.withMel(new FeatureSettings.Mel(13, mel.scale(), 0, 4000, mel.norm()));
  }

  private static Features inChunks(
      FeatureStream stream, float[] samples, SplittableRandom random, int largest) {
    Features all = stream.accept(samples, 0, 0);
    for (int at = 0; at < samples.length; ) {
      int count = Math.min(samples.length - at, random.nextInt(largest + 1));
      all = Features.concatenated(all, stream.accept(samples, at, count));
      at += count;
    }
    return Features.concatenated(all, stream.finish());
  }

  /** Walks from sample 0 to place {@code index}, turning round at both ends. */
  private static int walk(int length, int index) {
    int at = 0;
    int step = 1;
    for (int i = 0; i < Math.abs(index) && length > 1; i++) {
      if (at + step < 0 || at + step >= length) {
        step = -step;
      }
      at += step;
    }
    return at;
  }
}
