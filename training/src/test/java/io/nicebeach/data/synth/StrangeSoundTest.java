package io.nicebeach.data.synth;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StrangeSoundTest {
  private static final int EXAMPLES = 12;

  @ParameterizedTest
  @EnumSource(StrangeSound.class)
  void sameSeedAndNumberGiveTheSameSamplesAndOthersDoNot(StrangeSound sound) {
    float[] samples = sound.make(7, 3).samples();
    assertThat(sound.make(7, 3).samples()).isEqualTo(samples);
    assertThat(sound.make(8, 3).samples()).isNotEqualTo(samples);
    assertThat(sound.make(7, 4).samples()).isNotEqualTo(samples);
  }

  @ParameterizedTest
  @EnumSource(StrangeSound.class)
  void isTwoSecondsThatCanBeHeard(StrangeSound sound) {
    for (int number = 0; number < EXAMPLES; number++) {
      Audio audio = sound.make(1, number);
      assertThat(audio.sampleRate()).isEqualTo(16_000);
      assertThat(audio.seconds()).isEqualTo(2);
      float loudest = 0;
      for (float sample : audio.samples()) {
        assertThat(sample).isBetween(-1f, 1f);
        loudest = Math.max(loudest, Math.abs(sample));
      }
      // -20 to -1 dBFS, and the noise behind it.
      assertThat(loudest).as("number %d", number).isBetween(0.09f, 1f);
    }
  }
}
