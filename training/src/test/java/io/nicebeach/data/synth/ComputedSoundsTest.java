package io.nicebeach.data.synth;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Utterance;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ComputedSoundsTest {
  @Test
  void areSoManyOfEachKindAndNobodySaysAnything() {
    Corpus sounds = ComputedSounds.of(3, 1);
    assertThat(sounds.utterances())
        .hasSize(3 * StrangeSound.values().length)
        .allSatisfy(sound -> assertThat(sound.text()).isEqualTo("_silence_"))
        .noneMatch(Utterance::hasFile)
        .extracting(Utterance::name)
        .doesNotHaveDuplicates()
        .contains("0002-bark");
  }

  @Test
  void areHeardWithoutFiles() throws IOException {
    Utterance bark =
        ComputedSounds.of(2, 7).utterances().stream()
            .filter(sound -> sound.name().equals("0001-bark"))
            .findFirst()
            .orElseThrow();
    float[] samples = bark.withText("bark").sound().samples();
    assertThat(samples).isEqualTo(StrangeSound.BARK.make(7, 1).samples());
  }
}
