package io.nicebeach.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.audio.Audio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrogramTest {
  @ParameterizedTest(name = "{0} Hz of amplitude {1}")
  @CsvSource({"1000, 1, 0", "440, 0.5, -6.02", "3000, 0.01, -40"})
  void aSineStandsAtItsFrequencyWithItsLevel(double hertz, double amplitude, double level) {
    Spectrogram spectrogram = Spectrogram.of(sine(hertz, amplitude), 500);
    float[] middle = spectrogram.levels()[spectrogram.levels().length / 2];
    int loudest = 0;
    for (int bin = 0; bin < middle.length; bin++) {
      loudest = middle[bin] > middle[loudest] ? bin : loudest;
    }

    assertThat(loudest * 4000.0 / (middle.length - 1)).isCloseTo(hertz, within(8.0));
    assertThat((double) middle[loudest]).isCloseTo(level, within(0.2));
  }

  @Test
  void silenceHasAFloorAndALongSoundHasNoMoreFramesThanAsked() {
    Spectrogram spectrogram = Spectrogram.of(new Audio(new float[8000 * 60], 8000), 500);

    assertThat(spectrogram.levels().length).isBetween(400, 502);
    assertThat(spectrogram.levels()[200]).containsOnly(-120);
    assertThat(spectrogram.ceiling()).isZero();
  }

  @Test
  void anEmptySoundHasOneSilentFrame() {
    assertThat(Spectrogram.of(new Audio(new float[0], 8000), 500).levels()).hasDimensions(1, 513);
  }

  private static Audio sine(double hertz, double amplitude) {
    float[] samples = new float[4000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / 8000));
    }
    return new Audio(samples, 8000);
  }
}
