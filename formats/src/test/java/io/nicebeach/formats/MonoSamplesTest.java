package io.nicebeach.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.audio.AudioFormatException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mean of the channels, as long as it is sound. */
class MonoSamplesTest {
  private final MonoSamples samples = new MonoSamples("file.aac");

  @Test
  void isTheMeanOfTheChannels() throws AudioFormatException {
    samples.add(List.of(new float[] {16384, 0}, new float[] {0, -32768}), 0);
    assertThat(samples.audio(8000, 0, 2).samples()).containsExactly(0.25f, -0.5f);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -1e14f})
  void whatIsNoSoundIsRefused(float value) {
    assertThatThrownBy(() -> samples.add(List.of(new float[] {value}), 7))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith("file.aac: is damaged: a sample is ")
        .hasMessageContaining("at byte 7");
  }
}
