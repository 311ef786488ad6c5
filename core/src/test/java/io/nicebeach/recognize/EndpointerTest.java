package io.nicebeach.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.recognize.Endpointer.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EndpointerTest {
  private static final Endpointing SETTINGS = new Endpointing(0.5, 50, 200, 100, 60, 2000);

  @Test
  void anUtteranceIsItsSpeechWithPadding() {
    assertThat(utterances(SETTINGS, silence(50), speech(40), silence(50)))
        .containsExactly(new Utterance(40, 96));
  }

  @Test
  void paddingReachesNeitherBeforeTheStreamNorIntoTheUtteranceBefore() {
    Endpointing wide = SETTINGS.withPadding(300, 200);
    assertThat(utterances(wide, speech(40), silence(25), speech(40), silence(50)))
        .containsExactly(new Utterance(0, 60), new Utterance(60, 125));
  }

  @Test
  void aShortPauseIsPartOfTheUtterance() {
    assertThat(utterances(SETTINGS, silence(20), speech(40), silence(19), speech(40), silence(50)))
        .containsExactly(new Utterance(10, 125));
  }

  @Test
  void aCrackleIsNoSpeechButAFaintMomentEndsNone() {
    assertThat(utterances(SETTINGS, silence(50), speech(4), silence(50))).isEmpty();
    assertThat(utterances(SETTINGS, silence(50), speech(4), silence(1), speech(4), silence(50)))
        .containsExactly(new Utterance(40, 65));
  }

  @Test
  void cracklesNowAndThenAreNoSpeech() {
    float[][] crackles = new float[40][];
    for (int i = 0; i < crackles.length; i++) {
      crackles[i] = i % 2 == 0 ? speech(3) : silence(5);
    }
    assertThat(utterances(SETTINGS, crackles)).isEmpty();
  }

  @Test
  void cracklesForHoursDoNotBeginWhatFollowsThem() {
    float[][] parts = new float[1001][];
    parts[0] = speech(4);
    for (int i = 1; i < 1000; i++) {
      parts[i] = i % 2 == 1 ? silence(3) : speech(3);
    }
    parts[1000] = speech(40);
    List<Utterance> utterances = utterances(SETTINGS, joined(parts), silence(50));
    assertThat(utterances).hasSize(1);
    assertThat(utterances.get(0).first()).isBetween(2900L, 2991L);
    assertThat(utterances.get(0).end()).isEqualTo(3047);
  }

  @Test
  void theLastWordIsKept() {
    assertThat(utterances(SETTINGS, silence(50), speech(40)))
        .containsExactly(new Utterance(40, 96));
    assertThat(utterances(SETTINGS, silence(50), speech(3))).containsExactly(new Utterance(40, 59));
    assertThat(utterances(SETTINGS, silence(50), speech(2))).isEmpty();
  }

  @Test
  void nothingAndSilenceHoldNoUtterance() {
    assertThat(utterances(SETTINGS)).isEmpty();
    assertThat(utterances(SETTINGS, silence(5000))).isEmpty();
  }

  @Test
  void aLongUtteranceIsDividedWhereItIsLeastLikeSpeech() {
    float[] speech = speech(300);
    for (int frame = 150; frame < 160; frame++) {
      speech[frame] = 0.7f;
    }
    assertThat(utterances(SETTINGS, speech, silence(50)))
        .containsExactly(new Utterance(0, 155), new Utterance(155, 306));
  }

  @Test
  void aDivisionInALongPauseIsInItsMiddle() {
    assertThat(
            utterances(
                SETTINGS.withTrailingSilence(500),
                speech(120),
                silence(40),
                speech(100),
                silence(60)))
        .containsExactly(new Utterance(0, 140), new Utterance(150, 266));
  }

  /** Whatever comes: utterances are in order, no longer than the longest, and hold all speech. */
  @Test
  void noSpeechIsLost() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      float[] probabilities = babble(random);
      List<Utterance> utterances = utterances(SETTINGS, probabilities);
      long free = 0;
      for (Utterance utterance : utterances) {
        assertThat(utterance.first()).as("seed %d", seed).isBetween(free, utterance.end() - 1);
        assertThat(utterance.end() - utterance.first())
            .as("seed %d", seed)
            .isLessThanOrEqualTo(206);
        requireLittleSpeech(probabilities, free, utterance.first(), seed);
        free = utterance.end();
      }
      requireLittleSpeech(probabilities, free, probabilities.length, seed);
    }
  }

  /** Long speech and short pauses, at random. */
  private static float[] babble(Random random) {
    float[][] parts = new float[40][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = i % 2 == 0 ? speech(6 + random.nextInt(300)) : silence(6 + random.nextInt(60));
    }
    return joined(parts);
  }

  private static void requireLittleSpeech(float[] probabilities, long from, long to, long seed) {
    int speech = 0;
    for (long frame = from; frame < Math.min(to, probabilities.length); frame++) {
      speech += probabilities[(int) frame] >= SETTINGS.threshold() ? 1 : 0;
    }
    assertThat(speech).as("frames %d to %d, seed %d", from, to, seed).isLessThan(5);
  }

  @Test
  void settingsThatAreFarTooLong() {
    assertThat(utterances(SETTINGS.withMaxUtterance(Integer.MAX_VALUE), speech(3000), silence(50)))
        .containsExactly(new Utterance(0, 3006));
    assertThatThrownBy(() -> SETTINGS.withMinSpeech(Integer.MAX_VALUE))
        .hasMessageContaining("maxUtterance must be at least");
  }

  private static List<Utterance> utterances(Endpointing settings, float[]... parts) {
    Endpointer endpointer = new Endpointer(settings);
    List<Utterance> utterances = new ArrayList<>();
    for (float probability : joined(parts)) {
      endpointer.accept(probability).ifPresent(utterances::add);
    }
    endpointer.finish().ifPresent(utterances::add);
    return utterances;
  }

  private static float[] joined(float[]... parts) {
    int length = 0;
    for (float[] part : parts) {
      length += part.length;
    }
    float[] joined = new float[length];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  private static float[] speech(int frames) {
    float[] speech = new float[frames];
    java.util.Arrays.fill(speech, 0.9f);
    return speech;
  }

  private static float[] silence(int frames) {
    float[] silence = new float[frames];
    java.util.Arrays.fill(silence, 0.1f);
    return silence;
  }
}
