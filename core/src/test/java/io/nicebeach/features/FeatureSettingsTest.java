package io.nicebeach.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nicebeach.features.FeatureSettings.Cepstrum;
import io.nicebeach.features.FeatureSettings.Framing;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureSettingsTest {
  static Stream<FeatureSettings> presets() {
    return Stream.concat(
        Stream.of(FeatureSettings.postSpectrum(), FeatureSettings.postMfcc()),
        Stream.of(Kind.values())
            .flatMap(
                k ->
                    Stream.of(
                        FeatureSettings.of(k, 8000), FeatureSettings.of(k, 16000).withDeltas(2))));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void goRoundThroughATree(FeatureSettings settings) {
    assertThat(read(settings.toMap())).isEqualTo(settings);
  }

  @Test
  void whatIsAbsentIsUsual() {
    assertThat(read(Map.of())).isEqualTo(FeatureSettings.of(Kind.LOG_MEL, 8000));
    assertThat(read(Map.of("kind", "mfcc", "sampleRate", 16000)))
        .isEqualTo(FeatureSettings.of(Kind.MFCC, 16000));
    Framing framing = read(Map.of("frameLength", 300)).framing();
    assertThat(framing.fftSize()).isEqualTo(512);
    assertThat(framing.hopLength()).isEqualTo(80);
  }

  @Test
  void theUsualFramesAre25MillisecondsEvery10() {
    Framing framing = FeatureSettings.of(Kind.LOG_MEL, 16000).framing();
    assertThat(framing.frameLength()).isEqualTo(400);
    assertThat(framing.hopLength()).isEqualTo(160);
    assertThat(framing.fftSize()).isEqualTo(512);
  }

  @Test
  void partsWithoutUseDoNotTellSettingsApart() {
    FeatureSettings magnitude = FeatureSettings.of(Kind.MAGNITUDE, 8000);
    assertThat(magnitude.withCepstrum(new Cepstrum(20, 3))).isEqualTo(magnitude);
    assertThat(magnitude.withMel(FeatureSettings.postMfcc().mel())).isEqualTo(magnitude);
  }

  @Test
  void binsAreCounted() {
    assertThat(FeatureSettings.postSpectrum().bins()).isEqualTo(2049);
    assertThat(FeatureSettings.postMfcc().bins()).isEqualTo(12);
    assertThat(FeatureSettings.of(Kind.MFCC, 8000).withDeltas(2).bins()).isEqualTo(39);
    assertThat(FeatureSettings.of(Kind.LOG_MEL, 8000).bins()).isEqualTo(40);
  }

  @Test
  void unknownKeysAreRefusedWithASuggestion() {
    assertRefused(Map.of("hoplength", 80), "unknown key 'hoplength'; did you mean 'hopLength'?");
    assertRefused(
        Map.of("mel", Map.of("band", 40)), "unknown key 'mel.band'; did you mean 'mel.bands'?");
    assertRefused(Map.of("kind", "power", "mel", Map.of()), "unknown key 'mel'");
    assertRefused(
        Map.of("logarithm", Map.of("unit", "natural", "topDb", 80)),
        "unknown key 'logarithm.topDb'");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertRefused(Map.of("kind", "loud"), "must be one of magnitude, power, mel, log-mel, mfcc");
    assertRefused(Map.of("fftSize", 200), "fftSize must be a power of two");
    assertRefused(Map.of("frameLength", 300, "fftSize", 256), "at least frameLength, 300");
    assertRefused(Map.of("hopLength", 0), "hopLength must be positive");
    assertRefused(Map.of("sampleRate", -1), "sampleRate must be positive");
    assertRefused(Map.of("mel", Map.of("bands", 200)), "lies between two bins");
    assertRefused(Map.of("mel", Map.of("maxHz", 5000)), "half the sample rate");
    assertRefused(Map.of("logarithm", Map.of("floor", 0)), "floor must lie between");
    assertRefused(Map.of("deltas", 3), "deltas must be 0, 1 or 2");
    assertRefused(
        Map.of("kind", "mfcc", "cepstrum", Map.of("coefficients", 41)),
        "at most the mel bands, 40");
    assertRefused(Map.of("centering", Map.of("scale", 0)), "scale must be positive");
  }

  @Test
  void wrongArgumentsAreRefusedToo() {
    FeatureSettings settings = FeatureSettings.of(Kind.LOG_MEL, 8000);
    for (int deltas : List.of(-1, 3)) {
      assertThatIllegalArgumentException().isThrownBy(() -> settings.withDeltas(deltas));
    }
  }

  private static void assertRefused(Map<String, ?> tree, String complaint) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> read(tree))
        .withMessageStartingWith("recipe.yaml: ")
        .withMessageContaining(complaint);
  }

  private static FeatureSettings read(Map<String, ?> tree) {
    return FeatureSettings.from(Settings.of("recipe.yaml", tree));
  }
}
