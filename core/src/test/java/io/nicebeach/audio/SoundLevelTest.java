package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundLevelTest {
  @Test
  void measuresASquareWave() {
    float[] samples = new float[800];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % 2 == 0 ? 0.5f : -0.25f;
    }
    SoundLevel level = SoundLevel.of(new Audio(samples, 8000));
    assertThat(level.peak()).isEqualTo(0.5);
    assertThat(level.mean()).isCloseTo(0.125, within(1e-12));
    assertThat(level.rms()).isCloseTo(Math.sqrt(0.15625), within(1e-12));
    assertThat(level.rmsDecibels()).isCloseTo(-8.06, within(0.01));
    assertThat(level.seconds()).isEqualTo(0.1);
    assertThat(level.loudSeconds()).isCloseTo(0.1, within(1e-12));
    assertThat(level).hasToString("peak -6.0 dBFS, RMS -8.1 dBFS");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8000})
  void withoutASampleOrOnlyZerosIsEmpty(int samples) {
    SoundLevel level = SoundLevel.of(new Audio(new float[samples], 8000));
    assertThat(level.warnings()).containsExactly(SoundWarning.EMPTY);
    assertThat(level.rmsDecibels()).isEqualTo(-120);
    assertThat(level).hasToString("silent");
  }

  @ParameterizedTest
  @CsvSource({"-70, true", "-63, true", "-61, false", "-20, false"})
  void noiseIsTooQuietBelowTheThreshold(double level, boolean tooQuiet) {
    assertThat(SoundLevel.of(noise(level, 16_000)).warnings().contains(SoundWarning.TOO_QUIET))
        .isEqualTo(tooQuiet);
  }

  @Test
  void aWordInALongSilenceIsLoudEnough() {
    float[] samples = Arrays.copyOf(noise(-40, 3_200).samples(), 160_000);
    assertThat(SoundLevel.of(new Audio(samples, 16_000)).warnings()).isEmpty();
  }

  @Test
  void aClickOrAnOffsetDoesNotMakeItLoud() {
    float[] samples = noise(-80, 16_000).samples();
    samples[8000] = 0.9f;
    assertThat(SoundLevel.of(new Audio(samples, 16_000)).warnings())
        .containsExactly(SoundWarning.TOO_QUIET);
    float[] offset = new float[16_000];
    Arrays.fill(offset, 0.2f);
    assertThat(SoundLevel.of(new Audio(offset, 16_000)).warnings())
        .containsExactly(SoundWarning.TOO_QUIET);
  }

  @Test
  void aSnippetIsNotTooQuietForBeingShort() {
    assertThat(SoundLevel.of(noise(-30, 400)).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "50, true"})
  void twoSamplesInARowAtFullScaleAreClipped(int run, boolean clipped) {
    float[] samples = noise(-20, 16_000).samples();
    Arrays.fill(samples, 500, 500 + run, -1);
    samples[500 + run] = 0.5f;
    SoundLevel level = SoundLevel.of(new Audio(samples, 16_000));
    assertThat(level.fullScaleRun()).isEqualTo(run);
    assertThat(level.warnings().contains(SoundWarning.CLIPPED)).isEqualTo(clipped);
  }

  /** Evenly distributed noise with a root mean square of that many dBFS. */
  private static Audio noise(double level, int count) {
    SplittableRandom random = new SplittableRandom(1);
    double amplitude = Math.sqrt(3) * Math.pow(10, level / 20);
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) random.nextDouble(-amplitude, amplitude);
    }
    return new Audio(samples, 16_000);
  }
}
