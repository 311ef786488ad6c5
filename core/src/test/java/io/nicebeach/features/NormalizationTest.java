package io.nicebeach.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.features.NormalizationSettings.Kind;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalizationTest {
  // Bins: 1 2 3 5, constant 7, and 0 0 0 4.
  private static final List<Features> TRAINING =
      List.of(
          new Features(new float[] {1, 7, 0, 2, 7, 0}, 2, 3),
          new Features(new float[] {3, 7, 0, 5, 7, 4}, 2, 3));

  @Test
  void minMaxTakesEachBinsRangeToTheGivenOne() {
    Normalization normalization = fit(new NormalizationSettings(Kind.MIN_MAX, -1, 1));
    Features applied = normalization.apply(new Features(new float[] {1, 7, 4, 9, 8, 2}, 2, 3));
    // A constant bin goes to the lower end, as scikit-learn's MinMaxScaler has it.
    assertThat(applied.values()).containsExactly(new float[] {-1, -1, 1, 3, 1, 0}, within(1e-6f));
  }

  @Test
  void standardGivesMeanZeroAndDeviationOne() {
    Normalization normalization = fit(new NormalizationSettings(Kind.STANDARD, 0, 1));
    assertThat(normalization.offset()).containsExactly(2.75f, 7, 1);
    float[] deviations = {(float) Math.sqrt(35 / 16.0), 1, (float) Math.sqrt(3)};
    for (int bin = 0; bin < 3; bin++) {
      assertThat(1 / normalization.scale()[bin]).isEqualTo(deviations[bin], within(1e-6f));
    }
  }

  @Test
  void standardKeepsItsDigitsOnLargeMeans() {
    Features far = new Features(new float[] {1e6f - 1, 1e6f, 1e6f + 1}, 3, 1);
    Normalization normalization =
        Normalization.fit(new NormalizationSettings(Kind.STANDARD, 0, 1), List.of(far));
    float z = (float) Math.sqrt(1.5);
    assertThat(normalization.apply(far).values())
        .containsExactly(new float[] {-z, 0, z}, within(1e-6f));
  }

  @Test
  void noneLeavesFeaturesAsTheyAre() {
    assertThat(fit(NormalizationSettings.NONE)).isEqualTo(Normalization.none(3));
    assertThat(Normalization.none(3).apply(TRAINING.get(0)).values())
        .isEqualTo(TRAINING.get(0).values());
  }

  @Test
  void isRestoredFromItsTwoArrays() {
    Normalization fitted = fit(new NormalizationSettings(Kind.STANDARD, 0, 1));
    Normalization restored = Normalization.of(fitted.offset(), fitted.scale());
    assertThat(restored).isEqualTo(fitted).hasSameHashCodeAs(fitted);
    assertThat(restored).isNotEqualTo(Normalization.none(3));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Normalization.none(2).apply(TRAINING.get(0)))
        .withMessage("features must have 2 bins but have 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Normalization.of(new float[2], new float[3]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Normalization.of(new float[1], new float[] {Float.NaN}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Normalization.fit(NormalizationSettings.NONE, List.of()))
        .withMessageContaining("at least one frame");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Normalization.fit(
                    NormalizationSettings.NONE,
                    List.of(TRAINING.get(0), new Features(new float[2], 1, 2))));
  }

  @Test
  void settingsGoRoundThroughATree() {
    for (NormalizationSettings settings :
        List.of(
            NormalizationSettings.NONE,
            new NormalizationSettings(Kind.STANDARD, 0, 1),
            new NormalizationSettings(Kind.MIN_MAX, -1, 1))) {
      assertThat(NormalizationSettings.from(Settings.of("test", settings.toMap())))
          .isEqualTo(settings);
    }
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () ->
                NormalizationSettings.from(
                    Settings.of("recipe", Map.of("kind", "standard", "low", 1))))
        .withMessageContaining("recipe: unknown key 'low'");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () ->
                NormalizationSettings.from(
                    Settings.of("recipe", Map.of("kind", "min-max", "low", 1))))
        .withMessageContaining("'high' must be more than low");
  }

  private static Normalization fit(NormalizationSettings settings) {
    return Normalization.fit(settings, TRAINING);
  }
}
