package io.nicebeach.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.data.augment.sound.Shift;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepsTest {
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
