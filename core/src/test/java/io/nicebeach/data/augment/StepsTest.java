package io.nicebeach.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
  private static final int RATE = 8000;
  private static final FeatureSettings LOG_MEL =
      FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, RATE);

  private static Audio tone(double hertz, int samples) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return new Audio(values, RATE);
  }

  private static Features ramp(int frames, int bins) {
    float[] values = new float[frames * bins];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + i / bins;
    }
    return new Features(values, frames, bins);
  }

  private static double power(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return sum / samples.length;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shiftMovesAndKeepsTheLength(long seed) {
    float[] samples = new float[800];
    samples[400] = 1;
    float[] moved =
        new Shift(0.02).apply(new Audio(samples, RATE), new SplittableRandom(seed)).samples();
    assertThat(moved).hasSize(800);
    int place = indexOfOne(moved);
    assertThat(place).isBetween(240, 560).isNotEqualTo(400);
    float[] all = new float[100];
    Arrays.fill(all, 1);
    float[] gone = new Shift(10).apply(new Audio(all, RATE), new SplittableRandom(seed)).samples();
    assertThat(gone).hasSize(100).containsOnly(0);
  }

  private static int indexOfOne(float[] samples) {
    for (int i = 0; i < samples.length; i++) {
      if (samples[i] == 1) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void gainIsInDecibels() {
    Audio audio = tone(440, 400);
    float[] louder = new Gain(new Range(20, 20)).apply(audio, new SplittableRandom(1)).samples();
    assertThat(louder[5]).isCloseTo(10 * audio.samples()[5], within(1e-5f));
  }

  @ParameterizedTest
  @CsvSource({"1.25, 550", "0.8, 352"})
  void speedChangesLengthAndPitch(double factor, double hertz) {
    Audio audio = tone(440, 8000);
    float[] changed =
        new Speed(new Range(factor, factor)).apply(audio, new SplittableRandom(1)).samples();
    assertThat(changed.length).isEqualTo((int) Math.ceil(8000 / factor));
    assertThat(crossings(changed) / 2.0 * RATE / changed.length).isCloseTo(hertz, within(2.0));
  }

  private static int crossings(float[] samples) {
    int crossings = 0;
    for (int i = 1; i < samples.length; i++) {
      crossings += samples[i - 1] < 0 != samples[i] < 0 ? 1 : 0;
    }
    return crossings;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noiseHasTheRatioAskedFor(long seed) {
    float[] samples = Arrays.copyOf(tone(440, 4000).samples(), 8000); // half of it is a pause
    Audio audio = new Audio(samples, RATE);
    for (List<float[]> recordings :
        List.of(List.<float[]>of(), List.of(tone(100, 3000).samples()))) {
      Noise noise = new Noise(new Range(12, 12), 1, recordings);
      float[] mixed = noise.apply(audio, new SplittableRandom(seed)).samples();
      float[] added = new float[8000];
      for (int i = 0; i < added.length; i++) {
        added[i] = mixed[i] - samples[i];
      }
      double speech = power(Arrays.copyOf(samples, 4000));
      assertThat(10 * Math.log10(speech / power(added))).isCloseTo(12, within(0.1));
    }
  }

  @Test
  void silentNoiseAddsNothing() {
    Audio audio = tone(440, 400);
    Noise noise = new Noise(new Range(12, 12), 1, List.of(new float[500]));
    assertThat(noise.apply(audio, new SplittableRandom(1))).isSameAs(audio);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void edgesAreCutOrSilent(long seed) {
    Features spectra = ramp(40, 3);
    Features changed =
        new Edges(new Range(-0.2, 0.2)).apply(spectra, LOG_MEL, new SplittableRandom(seed));
    int first = 0;
    while (changed.at(first, 0) == 0) {
      first++;
    }
    int last = changed.frames() - 1;
    while (changed.at(last, 0) == 0) {
      last--;
    }
    assertThat(changed.at(first, 2)).isBetween(1f, 11f);
    assertThat(changed.at(last, 2)).isBetween(30f, 40f);
    for (int frame = first; frame <= last; frame++) {
      assertThat(changed.at(frame, 1)).isEqualTo(changed.at(first, 1) + frame - first);
    }
    assertThat(first).isLessThanOrEqualTo(20);
    assertThat(changed.frames() - 1 - last).isLessThanOrEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({"2, 20", "0.5, 80", "1, 40", "1000, 1"})
  void tempoChangesTheLengthAlone(double factor, int frames) {
    Features changed =
        new Tempo(new Range(factor, factor)).apply(ramp(40, 3), LOG_MEL, new SplittableRandom(1));
    assertThat(changed.frames()).isEqualTo(frames);
    assertThat(changed.at(0, 1)).isEqualTo(1);
    if (frames > 1) {
      assertThat(changed.at(frames - 1, 1)).isCloseTo(40, within(1e-4f));
      assertThat(changed.at(frames / 2, 1))
          .isCloseTo(1 + 39f * (frames / 2) / (frames - 1), within(1e-3f));
    }
  }

  @Test
  void frequencyWarpMovesAPeakAndKeepsTheTop() {
    assertThat(FrequencyWarp.warped(1000, 1.2, 4000)).isCloseTo(1200, within(1e-9));
    assertThat(FrequencyWarp.warped(4000, 1.2, 4000)).isCloseTo(4000, within(1e-9));
    assertThat(FrequencyWarp.warped(4000, 0.8, 4000)).isCloseTo(4000, within(1e-9));
    assertThat(FrequencyWarp.warped(3000, 0.8, 4000)).isCloseTo(2400, within(1e-9));

    FrequencyAxis axis = FrequencyAxis.of(LOG_MEL);
    float[] values = new float[40];
    int peak = (int) Math.round(axis.bin(1200));
    values[peak] = 1;
    FrequencyWarp warp = new FrequencyWarp(1.2, 0, new Range(0.5, 2));
    float[] warped =
        warp.apply(new Features(values, 1, 40), LOG_MEL, new SplittableRandom(1)).values();
    int moved = 0;
    for (int bin = 0; bin < 40; bin++) {
      moved = warped[bin] > warped[moved] ? bin : moved;
    }
    assertThat(axis.hertz(moved)).isCloseTo(1000, within(80.0));
    FrequencyWarp none = new FrequencyWarp(1, 0, new Range(0.5, 2));
    Features same = none.apply(ramp(3, 40), LOG_MEL, new SplittableRandom(1));
    assertThat(same.values()).isEqualTo(ramp(3, 40).values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POWER", "LOG_MEL"})
  void theFrequencyAxisGoesBothWays(FeatureSettings.Kind kind) {
    FrequencyAxis axis = FrequencyAxis.of(FeatureSettings.of(kind, RATE));
    for (int bin = 0; bin < 40; bin++) {
      assertThat(axis.bin(axis.hertz(bin))).isCloseTo(bin, within(1e-9));
    }
    assertThat(axis.hertz(39)).isBetween(0.0, 4000.0);
  }

  @Test
  void noiseFloorLiesBelowTheLoudest() {
    float[] values = new float[2000 * 40];
    values[7] = 1000;
    Features changed =
        new NoiseFloor(new Range(30, 30), 0)
            .apply(new Features(values, 2000, 40), LOG_MEL, new SplittableRandom(1));
    double sum = 0;
    for (float value : changed.values()) {
      assertThat(value).isGreaterThanOrEqualTo(0);
      sum += value;
    }
    assertThat((sum - 1000) / changed.values().length).isCloseTo(1, within(0.02));
  }

  @Test
  void equalizerFiltersEveryFrameAlike() {
    Features changed = new Equalizer(3).apply(ramp(5, 40), LOG_MEL, new SplittableRandom(1));
    for (int bin = 0; bin < 40; bin++) {
      assertThat(changed.at(4, bin) / changed.at(0, bin)).isCloseTo(5, within(1e-4f));
    }
    assertThat(changed.at(0, 0)).isNotEqualTo(changed.at(0, 20));
    assertThat(new Equalizer(0).apply(ramp(5, 40), LOG_MEL, new SplittableRandom(1)).values())
        .isEqualTo(ramp(5, 40).values());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void masksCoverWholeStripes(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    float[] values = new float[30 * 10];
    values[0] = 300; // the mean is 1, all else is 0
    Features features = new Features(values, 30, 10);
    Features time = new Mask(Mask.Axis.TIME, 1, 8).apply(features, random);
    Features frequency = new Mask(Mask.Axis.FREQUENCY, 2, 3).apply(features, random);
    int maskedFrames = 0;
    for (int frame = 0; frame < 30; frame++) {
      maskedFrames += time.at(frame, 5) == 1 ? 1 : 0;
      assertThat(time.at(frame, 9)).isEqualTo(time.at(frame, 5));
    }
    int maskedBins = 0;
    for (int bin = 0; bin < 10; bin++) {
      maskedBins += frequency.at(15, bin) == 1 ? 1 : 0;
      assertThat(frequency.at(29, bin)).isEqualTo(frequency.at(15, bin));
    }
    assertThat(maskedFrames).isBetween(0, 8);
    assertThat(maskedBins).isBetween(0, 6);
    Features wide = new Mask(Mask.Axis.TIME, 1, 1000).apply(features, random);
    assertThat(wide.frames()).isEqualTo(30);
  }

  @Test
  void settingsAreChecked() {
    Map<String, ?> known = Map.of("shift", Map.of("seconds", 0.2, "probability", 0.3));
    assertThat(Steps.audio(Settings.of("r.yaml", known)))
        .containsExactly(new Steps.Switched<>("shift", 0.3, new Shift(0.2)));
    expectError(Map.of("shift", Map.of("second", 0.2)), "'shift.second'", "shift.seconds");
    expectError(Map.of("shift", Map.of("seconds", -1)), "'shift'", "negative");
    expectError(Map.of("speed", Map.of("from", 0)), "'speed'", "positive");
    expectError(Map.of("gain", Map.of("from", 9)), "'gain'", "at most");
    expectError(Map.of("noise", Map.of("probability", 2)), "'noise.probability'", "[0, 1]");
  }

  private static void expectError(Map<String, ?> settings, String... parts) {
    assertThatThrownBy(() -> Steps.audio(Settings.of("r.yaml", settings)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("r.yaml:")
        .hasMessageContainingAll(parts);
  }
}
