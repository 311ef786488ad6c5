package io.nicebeach.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.Golden;
import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureSettings.Centering;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.FeatureSettings.Logarithm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureExtractorTest {
  private static final FeatureSettings LOG_MEL = FeatureSettings.of(Kind.LOG_MEL, 8000);

  @Test
  void logMelIsTheLogOfMelRelativeToThePeak() {
    Audio audio = new Audio(Golden.array("7_george_3.y"), 8000);
    Features mel = extract(FeatureSettings.of(Kind.MEL, 8000), audio);
    Features logMel =
        extract(LOG_MEL.withCentering(new Centering(Centering.Mean.NONE, 30, 1)), audio);
    float peak = 0;
    for (float power : mel.values()) {
      peak = Math.max(peak, power);
    }
    for (int i = 0; i < mel.values().length; i++) {
      assertThat((double) logMel.values()[i])
          .isEqualTo(Math.log(mel.values()[i] / peak + 3e-5), within(2e-6));
    }
  }

  @Test
  void theMeanOverTheSpeechFramesIsTakenOff() {
    Audio audio = new Audio(Golden.array("7_george_3.y"), 8000);
    Features mel = extract(FeatureSettings.of(Kind.MEL, 8000), audio);
    Features plain =
        extract(LOG_MEL.withCentering(new Centering(Centering.Mean.NONE, 30, 1)), audio);
    Features centred =
        extract(LOG_MEL.withCentering(new Centering(Centering.Mean.SPEECH, 20, 3)), audio);
    double[] powers =
        IntStream.range(0, mel.frames())
            .mapToDouble(t -> IntStream.range(0, 40).mapToDouble(m -> mel.at(t, m)).sum())
            .toArray();
    double least = Arrays.stream(powers).max().orElseThrow() / 100;
    int[] speech = IntStream.range(0, powers.length).filter(t -> powers[t] >= least).toArray();
    assertThat(speech.length).isBetween(2, powers.length - 2);
    for (int m = 0; m < 40; m++) {
      int bin = m;
      double mean =
          Arrays.stream(speech).mapToDouble(t -> plain.at(t, bin)).average().orElseThrow();
      for (int t = 0; t < powers.length; t++) {
        assertThat((double) centred.at(t, bin))
            .isEqualTo((plain.at(t, bin) - mean) / 3, within(1e-5));
      }
    }
  }

  @Test
  void theMeanOverAllFramesIsTakenOff() {
    Features centred =
        extract(
            LOG_MEL.withCentering(new Centering(Centering.Mean.ALL, 30, 1)),
            new Audio(Golden.array("7_george_3.y"), 8000));
    for (int m = 0; m < 40; m++) {
      double sum = 0;
      for (int t = 0; t < centred.frames(); t++) {
        sum += centred.at(t, m);
      }
      assertThat(sum / centred.frames()).isEqualTo(0, within(1e-5));
    }
  }

  @Test
  void gainDoesNotMatterRelativeToThePeak() {
    float[] samples = Golden.array("0_jackson_0.y");
    Features before = extract(LOG_MEL, new Audio(samples, 8000));
    Features after = extract(LOG_MEL, new Audio(scaled(samples, 0.01f), 8000));
    Golden.assertClose("gain 0.01", after.values(), before.values(), 1e-4);
  }

  @Test
  void gainShiftsAbsoluteLevels() {
    FeatureSettings decibels =
        LOG_MEL
            .withLogarithm(
                new Logarithm(Logarithm.Unit.DECIBEL, Logarithm.Reference.ABSOLUTE, 1e-30, 0))
            .withCentering(new Centering(Centering.Mean.NONE, 30, 1));
    float[] samples = Golden.array("0_jackson_0.y");
    Features before = extract(decibels, new Audio(samples, 8000));
    Features after = extract(decibels, new Audio(scaled(samples, 0.1f), 8000));
    for (int i = 0; i < before.values().length; i++) {
      assertThat(after.values()[i]).isEqualTo(before.values()[i] - 20, within(1e-3f));
    }
  }

  @Test
  void aShiftByAHopShiftsTheFrames() {
    float[] samples = Sounds.noise(4000, 5);
    float[] later = new float[4080];
    System.arraycopy(samples, 0, later, 80, 4000);
    FeatureSettings power = FeatureSettings.of(Kind.POWER, 8000);
    Features before = extract(power, new Audio(samples, 8000));
    Features after = extract(power, new Audio(later, 8000));
    for (int t = 2; t < before.frames() - 2; t++) { // frames that reach over no end
      for (int k = 0; k < power.bins(); k++) {
        assertThat(after.at(t + 1, k)).isEqualTo(before.at(t, k));
      }
    }
  }

  @Test
  void aToneIsLoudestInItsBin() {
    Features power =
        extract(
            FeatureSettings.of(Kind.POWER, 8000), new Audio(Sounds.tone(8000, 1000, 8000), 8000));
    for (int t = 5; t < 95; t++) {
      int loudest = 0;
      for (int k = 1; k < power.bins(); k++) {
        loudest = power.at(t, k) > power.at(t, loudest) ? k : loudest;
      }
      assertThat(loudest * 8000.0 / 256).isEqualTo(1000, within(16.0));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "CEPSTRA")
  void silenceGivesFiniteFeatures(Kind kind) {
    Features features =
        extract(FeatureSettings.of(kind, 8000).withDeltas(2), new Audio(new float[4000], 8000));
    assertThat(features.frames()).isEqualTo(51);
    assertFinite(features);
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "CEPSTRA")
  void aSingleSampleGivesAFrame(Kind kind) {
    FeatureSettings settings = FeatureSettings.of(kind, 8000).withDeltas(2);
    Features features = extract(settings, new Audio(new float[] {0.5f}, 8000));
    assertThat(features.frames()).isEqualTo(1);
    assertThat(features.bins()).isEqualTo(settings.bins());
    assertFinite(features);
  }

  @ParameterizedTest(name = "{0} frames")
  @ValueSource(ints = {1, 2, 3, 5, 8, 9})
  void shortUtterancesHaveDeltasToo(int frames) {
    FeatureSettings settings = FeatureSettings.of(Kind.LOG_MEL, 8000).withDeltas(1);
    Features features =
        extract(settings, new Audio(Sounds.noise(80 * (frames - 1) + 1, frames), 8000));
    assertThat(features.frames()).isEqualTo(frames);
    double slopes = 0;
    for (int m = 40; m < 80; m++) {
      slopes += Math.abs(features.at(0, m));
    }
    if (frames < 3) {
      assertThat(slopes).isZero();
    } else {
      assertThat(slopes).isPositive();
    }
  }

  @Test
  void noSamplesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> extract(LOG_MEL, new Audio(new float[0], 8000)))
        .withMessageContaining("holds 0 samples at 8000 Hz");
  }

  @Test
  void otherRatesAreResampled() {
    FeatureSettings mel = FeatureSettings.of(Kind.MEL, 8000);
    Features low = extract(mel, new Audio(Sounds.tone(8000, 440, 8000), 8000));
    Features high = extract(mel, new Audio(Sounds.tone(16000, 440, 16000), 16000));
    assertThat(high.frames()).isEqualTo(low.frames());
    for (int m = 0; m < 40; m++) {
      assertThat(high.at(50, m)).isEqualTo(low.at(50, m), within(0.01f * low.at(50, m) + 1e-4f));
    }
  }

  /** What such sound has above its own Nyquist frequency after resampling is not heard either. */
  @Test
  void soundAtHalfTheRateHasTheFeaturesThatItHasResampled() {
    Audio narrow = new Audio(Sounds.noise(8000, 3), 8000);
    FeatureSettings settings = FeatureSettings.of(Kind.LOG_MEL, 16_000);
    Features asItIs = extract(settings, narrow);
    Features resampled = extract(settings, narrow.resampled(16_000));
    assertThat(asItIs.frames()).isEqualTo(resampled.frames());
    double sum = 0;
    for (int i = 0; i < asItIs.values().length; i++) {
      sum += Math.abs(asItIs.values()[i] - resampled.values()[i]);
    }
    assertThat(sum / asItIs.values().length).isLessThan(0.01);
  }

  @Test
  void aToneHasItsPowerAtHalfTheRateToo() {
    FeatureSettings power = FeatureSettings.of(Kind.POWER, 16_000);
    Features full = extract(power, new Audio(Sounds.tone(16_000, 1000, 16_000), 16_000));
    Features half = extract(power, new Audio(Sounds.tone(8000, 1000, 8000), 8000));
    int bin = 1000 * power.framing().fftSize() / 16_000;
    assertThat(half.at(50, bin)).isEqualTo(full.at(50, bin), within(1e-4f * full.at(50, bin)));
    for (int k = power.framing().fftSize() / 4 + 1; k < power.bins(); k++) {
      assertThat(half.at(50, k)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "16000, 16000, 16000",
    "16000, 8000, 8000",
    "16000, 4000, 16000",
    "16000, 44100, 16000",
    "22050, 11025, 22050", // windows of 551 samples cannot be halved
  })
  void onlyHalfTheRateIsAnalysedAsItIs(int rate, int source, int expected) {
    FeatureExtractor extractor = FeatureExtractor.of(FeatureSettings.of(Kind.LOG_MEL, rate));
    assertThat(extractor.analysisRate(source)).isEqualTo(expected);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> extractor.stream(rate / 4))
        .withMessageContaining("rate must be " + rate + ", or half of it, but is " + rate / 4);
  }

  @Test
  void spectraMustBeOfTheSameKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureExtractor.of(LOG_MEL).finish(new Features(new float[39], 1, 39)))
        .withMessage("spectra must have 40 bins but have 39");
  }

  @Test
  void manyThreadsGetTheSameFeatures() {
    FeatureExtractor extractor = FeatureExtractor.of(FeatureSettings.of(Kind.MFCC, 8000));
    List<Audio> sounds =
        Golden.RECORDINGS.stream().map(r -> new Audio(Golden.array(r + ".y"), 8000)).toList();
    List<float[]> expected = sounds.stream().map(s -> extractor.extract(s).values()).toList();
    IntStream.range(0, 600)
        .parallel()
        .forEach(
            i ->
                assertThat(extractor.extract(sounds.get(i % sounds.size())).values())
                    .isEqualTo(expected.get(i % sounds.size())));
  }

  private static Features extract(FeatureSettings settings, Audio audio) {
    return FeatureExtractor.of(settings).extract(audio);
  }

  private static float[] scaled(float[] samples, float gain) {
    float[] scaled = samples.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= gain;
    }
    return scaled;
  }

  private static void assertFinite(Features features) {
    for (float value : features.values()) {
      assertThat(value).isFinite();
    }
  }
}
