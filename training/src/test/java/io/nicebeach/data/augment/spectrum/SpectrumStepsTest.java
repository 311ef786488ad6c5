package io.nicebeach.data.augment.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.Ranges;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumStepsTest {
  private static final int RATE = 8000;
  private static final FeatureSettings LOG_MEL =
      FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, RATE);

  private static Features ramp(int frames, int bins) {
    float[] values = new float[frames * bins];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + i / bins;
    }
    return new Features(values, frames, bins);
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void paddingIsTheRecordingsOwnQuiet(long seed) {
    float[] values = new float[100 * 40];
    Arrays.fill(values, 0, 50 * 40, 1000f);
    Arrays.fill(values, 50 * 40, 100 * 40, 0.01f);
    Features word = new Features(values, 100, 40);
    Features padded =
        new Padding(Ranges.of(0, 2), Padding.Filling.BACKGROUND, new Range(20, 20))
            .apply(word, LOG_MEL, new SplittableRandom(seed));
    int first = 0;
    while (padded.at(first, 3) != 1000) {
      first++;
    }
    assertThat(padded.frames()).isBetween(102, 500);
    assertThat(first).isBetween(0, 200);
    for (int frame = 0; frame < 100; frame++) {
      assertThat(padded.at(first + frame, 7)).isEqualTo(word.at(frame, 7));
    }
    double sum = 0;
    for (int frame = first + 100; frame < padded.frames(); frame++) {
      sum += padded.at(frame, 11);
    }
    int after = padded.frames() - first - 100;
    assertThat(sum / after).isCloseTo(0.01, within(0.04 / Math.sqrt(after)));
  }

  @Test
  void paddingIsQuietWhereTheRecordingHasNoPause() {
    float[] values = new float[20 * 40];
    Arrays.fill(values, 100);
    Features padded =
        new Padding(Ranges.of(0, 5), Padding.Filling.BACKGROUND, new Range(30, 30))
            .apply(new Features(values, 20, 40), LOG_MEL, new SplittableRandom(3));
    double sum = 0;
    int count = 0;
    for (float value : padded.values()) {
      sum += value == 100 ? 0 : value;
      count += value == 100 ? 0 : 1;
    }
    assertThat(sum / count).isCloseTo(0.1, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void overlaysHaveTheRatioAskedFor(long seed) {
    float[] word = new float[60 * 40];
    Arrays.fill(word, 0, 30 * 40, 5f); // half of it is a pause
    Features spectra = new Features(word, 60, 40);
    Overlay overlay =
        new Overlay(Overlay.Kind.NOISE, new Range(10, 10), List.of(ramp(7, 40), ramp(300, 40)));
    Features mixed = overlay.apply(spectra, LOG_MEL, new SplittableRandom(seed));
    double added = 0;
    for (int i = 0; i < word.length; i++) {
      assertThat(mixed.values()[i]).isGreaterThan(word[i]);
      added += mixed.values()[i] - word[i];
    }
    assertThat(10 * Math.log10(Speech.power(spectra) / (added / 60))).isCloseTo(10, within(0.01));
  }

  @Test
  void overlaysOfNothingChangeNothing() {
    Features spectra = ramp(5, 40);
    Overlay silence =
        new Overlay(
            Overlay.Kind.VOICES, new Range(0, 0), List.of(new Features(new float[80], 2, 40)));
    assertThat(silence.apply(spectra, LOG_MEL, new SplittableRandom(1))).isSameAs(spectra);
    Overlay none = new Overlay(Overlay.Kind.VOICES, new Range(0, 0), List.of());
    assertThat(none.apply(spectra, LOG_MEL, new SplittableRandom(1))).isSameAs(spectra);
  }

  @Test
  void reverberationDiesAwayAsLongAsAskedFor() {
    int bins = 4000; // so many that the mean of neighbours shows what their chance hides
    float[] click = new float[40 * bins];
    Arrays.fill(click, 0, bins, 1);
    Reverberation room = new Reverberation(new Range(0.6, 0.6), new Range(3, 3));
    Features heard = room.apply(new Features(click, 40, bins), LOG_MEL, new SplittableRandom(1));
    assertThat(heard.frames()).isEqualTo(40 + 30);
    assertThat(heard.at(0, 0)).isEqualTo(1);
    double slope = level(heard, 11, 0, 200) - level(heard, 31, 0, 200);
    assertThat(slope).isCloseTo(20, within(1.0)); // 60 dB in 0.6 s are 20 in 0.2 s
    slope = level(heard, 11, bins - 200, bins) - level(heard, 31, bins - 200, bins);
    assertThat(slope).isCloseTo(40, within(1.5));
    double echo = 0;
    for (int frame = 1; frame < heard.frames(); frame++) {
      echo += Math.pow(10, level(heard, frame, 0, bins) / 10);
    }
    assertThat(-10 * Math.log10(echo)).isCloseTo(3, within(0.1));
  }

  private static double level(Features spectra, int frame, int from, int to) {
    double sum = 0;
    for (int bin = from; bin < to; bin++) {
      sum += spectra.at(frame, bin);
    }
    return 10 * Math.log10(sum / (to - from));
  }

  @Test
  void aBandLimitDropsWhatIsBeyond() {
    Features spectra = ramp(2, 40);
    Features heard =
        new BandLimit(new Range(300, 300), new Range(3400, 3400))
            .apply(spectra, LOG_MEL, new SplittableRandom(1));
    FrequencyAxis axis = FrequencyAxis.of(LOG_MEL);
    int low = (int) Math.round(axis.bin(150));
    int middle = (int) Math.round(axis.bin(1000));
    assertThat(heard.at(1, middle)).isCloseTo(2, within(0.001f));
    double octave = 10 * Math.log10(heard.at(1, middle) / heard.at(1, low));
    assertThat(octave).isCloseTo(80 * Math.log10(300 / axis.hertz(low)), within(0.1));
    assertThat(heard.at(1, 39)).isLessThan(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void paddingCutsAtMostAQuarterOfEachEnd(long seed) {
    Padding cutting = new Padding(Ranges.of(-9, -9), Padding.Filling.SILENCE, new Range(30, 30));
    Features cut = cutting.apply(ramp(40, 3), LOG_MEL, new SplittableRandom(seed));
    assertThat(cut.frames()).isEqualTo(20);
    assertThat(cut.at(0, 1)).isEqualTo(11);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aHumIsSteadyAndAsLoudAsAskedFor(long seed) {
    Features spectra = ramp(2000, 40);
    Features heard =
        new Hum(new Range(10, 10), new Range(285, 285))
            .apply(spectra, LOG_MEL, new SplittableRandom(seed));
    FrequencyAxis axis = FrequencyAxis.of(LOG_MEL);
    double note = 0;
    for (int i = 0; i < heard.values().length; i++) {
      double added = heard.values()[i] - spectra.values()[i];
      assertThat(added).isGreaterThanOrEqualTo(0);
      double hertz = axis.hertz(i % 40);
      assertThat(added == 0 || hertz < 700).isTrue();
      note += hertz < 450 ? added : 0;
    }
    double ratio = 10 * Math.log10(Speech.power(spectra) / (note / 2000));
    assertThat(ratio).isCloseTo(10, within(0.3));
  }
}
