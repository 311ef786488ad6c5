package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AudioTest {
  @Test
  void theSameRateIsTheSameSound() {
    Audio audio = new Audio(new float[100], 8000);

    assertThat(audio.resampled(8000)).isSameAs(audio);
  }

  @Test
  void anotherRateLastsAsLong() {
    Audio audio = new Audio(new float[4000], 8000);

    Audio faster = audio.resampled(16000);

    assertThat(faster.sampleRate()).isEqualTo(16000);
    assertThat(faster.samples()).hasSize(8000);
    assertThat(faster.seconds()).isEqualTo(audio.seconds()).isEqualTo(0.5);
  }

  @Test
  void ratesMustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Audio(new float[1], 0))
        .withMessage("sampleRate must be positive but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Audio(new float[1], 8000).resampled(-1))
        .withMessageContaining("must be positive");
  }
}
