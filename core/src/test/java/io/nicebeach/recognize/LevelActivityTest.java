package io.nicebeach.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelActivityTest {
  @ParameterizedTest
  @ValueSource(ints = {100, 8000, 11_025, 12_345, 22_050, 44_100})
  void aHundredFramesASecondAtAnyRateHoweverTheSoundIsCut(int rate) {
    float[] sound = noise(60 * rate);
    float[] whole = VoiceActivity.ofLevel(rate).accept(sound);
    assertThat(whole).hasSize(6000);

    Random random = new Random(rate);
    VoiceActivity activity = VoiceActivity.ofLevel(rate);
    float[] joined = new float[whole.length];
    int frames = 0;
    for (int at = 0; at < sound.length; ) {
      int end = Math.min(sound.length, at + random.nextInt(rate / 10));
      float[] next = activity.accept(Arrays.copyOfRange(sound, at, end));
      System.arraycopy(next, 0, joined, frames, next.length);
      frames += next.length;
      at = end;
    }
    assertThat(joined).containsExactly(whole);
    assertThat(activity.finish()).isEmpty();
  }

  @Test
  void refusesARateWithoutASampleForEachFrame() {
    assertThatThrownBy(() -> VoiceActivity.ofLevel(99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sampleRate must be at least")
        .hasMessageContaining("is 99");
  }

  private static float[] noise(int samples) {
    Random random = new Random(1);
    float[] noise = new float[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = random.nextFloat() - 0.5f;
    }
    return noise;
  }
}
