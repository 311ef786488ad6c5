package io.nicebeach.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.Golden;
import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureSettings.Centering;
import io.nicebeach.features.FeatureSettings.Cepstrum;
import io.nicebeach.features.FeatureSettings.Frames;
import io.nicebeach.features.FeatureSettings.Framing;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.FeatureSettings.Logarithm;
import io.nicebeach.features.FeatureSettings.Mel;
import io.nicebeach.features.FeatureSettings.Padding;
import io.nicebeach.settings.Settings;
import io.nicebeach.signal.Levels;
import io.nicebeach.signal.MelFilterBank;
import io.nicebeach.signal.MelScale;
import io.nicebeach.signal.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Features against librosa's, within the tolerances that the golden files' README gives. */
class GoldenFeaturesTest {
  private static final double MAGNITUDE_TOLERANCE = 1e-4;
  private static final double DECIBEL_TOLERANCE = 1e-3;
  private static final double CEPSTRUM_TOLERANCE = 5e-3;
  private static final double DELTA_TOLERANCE = 2e-3;

  private static final Logarithm DECIBELS =
      new Logarithm(Logarithm.Unit.DECIBEL, Logarithm.Reference.ABSOLUTE, 1e-10, 80);

  static Stream<Arguments> recordingsAndPaddings() {
    return Golden.RECORDINGS.stream()
        .flatMap(r -> Stream.of(Padding.REFLECT, Padding.CONSTANT).map(p -> Arguments.of(r, p)));
  }

  static List<String> recordings() {
    return Golden.RECORDINGS;
  }

  @ParameterizedTest
  @MethodSource("recordingsAndPaddings")
  void magnitudes512(String recording, Padding padding) {
    float[] complex = Golden.array(recording + ".stft512." + name(padding) + ".kept");
    float[] expected = new float[complex.length / 2];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (float) Math.hypot(complex[2 * i], complex[2 * i + 1]);
    }
    Features actual = extract(recording, spectrum(512, 128, padding));
    int last = actual.frames() - 1;
    float[] kept = frames(actual, 0, 1, actual.frames() / 2, last - 1, last);
    assertSpectrum(kept, expected);
  }

  @ParameterizedTest
  @MethodSource("recordingsAndPaddings")
  void magnitudes4096(String recording, Padding padding) {
    float[] expected = Golden.array(recording + ".mag4096." + name(padding) + ".kept");
    Features actual = extract(recording, spectrum(4096, 1024, padding));
    assertSpectrum(frames(actual, 0, actual.frames() / 2, actual.frames() - 1), expected);
  }

  @ParameterizedTest
  @MethodSource("recordingsAndPaddings")
  void mel(String recording, Padding padding) {
    for (int bands : new int[] {40, 80}) {
      String suffix = bands + "." + name(padding);
      FeatureSettings mel = settings(Kind.MEL, bands, padding);
      if (Golden.has(recording + ".mel" + suffix)) {
        assertSpectrum(extract(recording, mel).values(), Golden.array(recording + ".mel" + suffix));
      }
      if (Golden.has(recording + ".meldb" + suffix)) {
        Golden.assertClose(
            recording + ".meldb" + suffix,
            extract(recording, settings(Kind.LOG_MEL, bands, padding)).values(),
            Golden.array(recording + ".meldb" + suffix),
            DECIBEL_TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("recordingsAndPaddings")
  void mfcc(String recording, Padding padding) {
    Golden.assertClose(
        recording,
        extract(recording, settings(Kind.MFCC, 40, padding)).values(),
        Golden.array(recording + ".mfcc13." + name(padding)),
        CEPSTRUM_TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void mfccAsLibrosaDefaults(String recording) {
    FeatureSettings settings =
        FeatureSettings.postMfcc()
            .withCepstrum(new Cepstrum(13, 0))
            .withFraming(framing(2048, 512, Padding.CONSTANT));
    Golden.assertClose(
        recording,
        extract(recording, settings).values(),
        Golden.array(recording + ".mfcc13.librosa_defaults"),
        CEPSTRUM_TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void deltas(String recording) {
    FeatureSettings settings = settings(Kind.MFCC, 40, Padding.CONSTANT).withDeltas(2);
    Features actual = extract(recording, settings);
    assertThat(actual.bins()).isEqualTo(39);
    Golden.assertClose(
        recording + " first",
        columns(actual, 13, 26),
        Golden.array(recording + ".mfcc13_delta9.constant"),
        DELTA_TOLERANCE);
    Golden.assertClose(
        recording + " second",
        columns(actual, 26, 39),
        Golden.array(recording + ".mfcc13_delta9o2.constant"),
        DELTA_TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void thePostsSpectrum(String recording) {
    Features actual = extract(recording, FeatureSettings.postSpectrum());
    assertThat(actual.frames()).isEqualTo(1);
    assertSpectrum(actual.values(), Golden.array(recording + ".post.spectrum4096"));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void thePostsCepstrum(String recording) {
    Golden.assertClose(
        recording,
        extract(recording, FeatureSettings.postMfcc()).values(),
        Golden.array(recording + ".post.mfcc12"),
        CEPSTRUM_TOLERANCE);
  }

  private static Features extract(String recording, FeatureSettings settings) {
    Audio audio = new Audio(Golden.array(recording + ".y"), 8000);
    return FeatureExtractor.of(settings).extract(audio);
  }

  private static FeatureSettings settings(Kind kind, int bands, Padding padding) {
    return new FeatureSettings(
        kind,
        framing(512, 128, padding),
        new Mel(bands, MelScale.SLANEY, 0, 4000, MelFilterBank.Norm.SLANEY),
        DECIBELS,
        new Cepstrum(13, 0),
        new Centering(Centering.Mean.NONE, 30, 1),
        FeatureSettings.Trim.NONE,
        0);
  }

  private static FeatureSettings spectrum(int fftSize, int hop, Padding padding) {
    return FeatureSettings.of(Kind.MAGNITUDE, 8000).withFraming(framing(fftSize, hop, padding));
  }

  private static Framing framing(int fftSize, int hop, Padding padding) {
    return new Framing(8000, fftSize, hop, fftSize, Window.HANN, padding, Frames.ALL);
  }

  private static String name(Padding padding) {
    return Settings.nameOf(padding);
  }

  private static void assertSpectrum(float[] actual, float[] expected) {
    double tolerance = MAGNITUDE_TOLERANCE * Levels.largest(expected);
    Golden.assertClose("spectrum", actual, expected, tolerance);
  }

  private static float[] frames(Features features, int... indices) {
    int[] kept = Arrays.stream(indices).distinct().toArray();
    float[] out = new float[kept.length * features.bins()];
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(
          features.values(), kept[i] * features.bins(), out, i * features.bins(), features.bins());
    }
    return out;
  }

  private static float[] columns(Features features, int from, int to) {
    float[] out = new float[features.frames() * (to - from)];
    for (int frame = 0; frame < features.frames(); frame++) {
      System.arraycopy(
          features.values(), frame * features.bins() + from, out, frame * (to - from), to - from);
    }
    return out;
  }
}
