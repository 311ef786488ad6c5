package io.nicebeach.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpeechFramesTest {
  private static final double FRAMES_PER_SECOND = 100;
  private static final float QUIET = 1e-6f;

  /** The edge; smoothing over three frames moves it nowhere where the contrast is that large. */
  private static final int WIDER = 3;

  @Test
  void theLoudFramesAndAFewAroundThemAreSpeech() {
    assertThat(runs(spectra(50, 30, 40))).containsExactly(50 - WIDER, 30 + 2 * WIDER, 40 - WIDER);
  }

  @Test
  void theSilenceOfAStopIsPartOfItsWord() {
    assertThat(runs(spectra(50, 30, 9, 20, 50)))
        .containsExactly(50 - WIDER, 30 + 9 + 20 + 2 * WIDER, 50 - WIDER);
    assertThat(runs(spectra(50, 30, 30, 20, 50)))
        .containsExactly(50 - WIDER, 30 + 2 * WIDER, 30 - 2 * WIDER, 20 + 2 * WIDER, 50 - WIDER);
  }

  @Test
  void aClickIsNoSpeech() {
    assertThat(runs(spectra(50, 30, 40, 2, 40)))
        .containsExactly(50 - WIDER, 30 + 2 * WIDER, 40 + 2 + 40 - WIDER);
  }

  /** What is faint at the ends of a tightly cut word belongs to it. */
  @Test
  void aTightRecordingIsSpeechToItsEnds() {
    assertThat(runs(spectra(6, 30, 6))).containsExactly(0, 42);
    assertThat(runs(spectra(0, 20))).containsExactly(0, 20);
  }

  @Test
  void shortOrSilentRecordingsHaveLabelsToo() {
    assertThat(SpeechFrames.of(new Features(new float[0], 0, 2), FRAMES_PER_SECOND)).isEmpty();
    assertThat(SpeechFrames.of(new Features(new float[2], 1, 2), FRAMES_PER_SECOND)).hasSize(1);
    assertThat(SpeechFrames.of(new Features(new float[200], 100, 2), FRAMES_PER_SECOND))
        .hasSize(100);
  }

  @Test
  void theGainDoesNotMatter() {
    Features spectra = spectra(50, 30, 40);
    float[] faint = spectra.values().clone();
    for (int i = 0; i < faint.length; i++) {
      faint[i] *= 1e-3f;
    }
    assertThat(runs(new Features(faint, spectra.frames(), spectra.bins())))
        .isEqualTo(runs(spectra));
  }

  /** Frames that are quiet, loud, quiet and so on, so many of each. */
  private static Features spectra(int... lengths) {
    int bins = 2;
    float[] values = new float[Arrays.stream(lengths).sum() * bins];
    int from = 0;
    for (int i = 0; i < lengths.length; i++) {
      int to = from + lengths[i] * bins;
      Arrays.fill(values, from, to, i % 2 == 0 ? QUIET : 1);
      from = to;
    }
    return new Features(values, values.length / bins, bins);
  }

  /** How long noise, speech, noise and so on last. */
  private static int[] runs(Features spectra) {
    boolean[] speech = SpeechFrames.of(spectra, FRAMES_PER_SECOND);
    int[] runs = new int[speech.length + 1];
    int last = 0;
    boolean state = false;
    for (boolean now : speech) {
      if (now != state) {
        last++;
        state = now;
      }
      runs[last]++;
    }
    return Arrays.copyOf(runs, last + 1);
  }
}
