package io.nicebeach.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.features.FeatureSettings.Trim;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpeechTrimTest {
  private static final int QUIET = 50;
  private static final int LOUD = 20;
  private static final double FRAMES_PER_SECOND = 100;

  private final SpeechTrim trim = new SpeechTrim(new Trim(0.06, 35, 6, 12), FRAMES_PER_SECOND);

  @Test
  void keepsAWordAndItsMargins() {
    Features kept = trim.apply(word(QUIET, LOUD, QUIET, 1e-6f));
    assertThat(kept.frames()).isEqualTo(LOUD + 2 * 6);
    assertThat(kept.at(5, 0)).isEqualTo(1e-6f);
    assertThat(kept.at(6, 0)).isEqualTo(1);
    assertThat(kept.at(5 + LOUD, 1)).isEqualTo(1);
    assertThat(kept.at(6 + LOUD, 1)).isEqualTo(1e-6f);
  }

  @Test
  void putsSilenceWhereTheRecordingEnds() {
    Features kept = trim.apply(word(0, LOUD, 0, 0));
    assertThat(kept.frames()).isEqualTo(LOUD + 12);
    assertThat(kept.at(5, 0)).isZero();
    assertThat(kept.at(6, 0)).isEqualTo(1);
    assertThat(kept.at(5 + LOUD, 0)).isEqualTo(1);
    assertThat(kept.at(6 + LOUD, 0)).isZero();
  }

  @Test
  void doesNotDependOnTheGain() {
    Features spectra = word(QUIET, LOUD, QUIET, 1e-6f);
    float[] louder = spectra.values().clone();
    for (int i = 0; i < louder.length; i++) {
      louder[i] *= 1000;
    }
    assertThat(trim.apply(new Features(louder, spectra.frames(), spectra.bins())).frames())
        .isEqualTo(trim.apply(spectra).frames());
  }

  @Test
  void keepsAllOfASteadySound() {
    assertThat(trim.apply(word(0, LOUD, 0, 0)).frames()).isEqualTo(LOUD + 12);
    assertThat(trim.apply(new Features(new float[40], 20, 2)).frames()).isEqualTo(20 + 12);
  }

  @Test
  void noneKeepsEverything() {
    Features spectra = word(QUIET, LOUD, QUIET, 1e-6f);
    assertThat(new SpeechTrim(Trim.NONE, FRAMES_PER_SECOND).apply(spectra)).isSameAs(spectra);
  }

  private static Features word(int before, int loud, int after, float quiet) {
    int bins = 2;
    float[] values = new float[(before + loud + after) * bins];
    Arrays.fill(values, quiet);
    Arrays.fill(values, before * bins, (before + loud) * bins, 1);
    return new Features(values, before + loud + after, bins);
  }
}
