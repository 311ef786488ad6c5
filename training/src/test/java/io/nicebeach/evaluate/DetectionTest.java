package io.nicebeach.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DetectionTest {
  private static final Detection FOUR =
      new Detection(new float[] {0.1f, 0.4f, 0.6f, 0.9f}, new boolean[] {false, true, false, true});

  @Test
  void ratesAreSharesOfTheFramesOfTheirKind() {
    assertThat(FOUR.missRate(0.5)).isEqualTo(0.5);
    assertThat(FOUR.falseAlarmRate(0.5)).isEqualTo(0.5);
    assertThat(FOUR.missRate(0.4f)).isZero();
    assertThat(FOUR.falseAlarmRate(0.7)).isZero();
    assertThat(FOUR.equalErrorRate()).isEqualTo(0.5);
  }

  @Test
  void ratesOfNoFramesAreZero() {
    Detection none = new Detection(new float[0], new boolean[0]);
    assertThat(none.missRate(0.5)).isZero();
    assertThat(none.falseAlarmRate(0.5)).isZero();
    assertThat(none.equalErrorRate()).isZero();
  }

  @Test
  void whoTellsAllApartHasNoEqualError() {
    assertThat(
            new Detection(new float[] {3, 1, 7}, new boolean[] {false, false, true})
                .equalErrorRate())
        .isZero();
  }

  @Test
  void oneScoreForAllTellsNothing() {
    assertThat(
            new Detection(new float[] {1, 1, 1, 1}, new boolean[] {false, false, true, false})
                .equalErrorRate())
        .isEqualTo(0.5);
  }

  /** Normal scores two deviations apart: the rates meet a deviation from either mean. */
  @Test
  void theEqualErrorRateOfTwoNormalDistributionsIsKnown() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    float[] scores = new float[40_000];
    boolean[] speech = new boolean[scores.length];
    for (int t = 0; t < scores.length; t++) {
      speech[t] = t % 4 == 0;
      scores[t] = (float) (random.nextGaussian() + (speech[t] ? 2 : 0));
    }
    assertThat(new Detection(scores, speech).equalErrorRate())
        .as("seed %d", seed)
        .isCloseTo(0.1587, within(0.006));
  }

  @Test
  void joinedDetectionsHaveAllFrames() {
    Detection joined = Detection.joined(List.of(FOUR, FOUR));
    assertThat(joined.scores()).hasSize(8);
    assertThat(joined.toMap(0.5)).containsEntry("frames", 8).containsEntry("missRate", 0.5);
    assertThat(Detection.joined(List.of()).scores()).isEmpty();
  }

  @Test
  void refusesScoresWithoutLabels() {
    assertThatThrownBy(() -> new Detection(new float[2], new boolean[3]))
        .hasMessage("scores must be as many as the labels, 3, but are 2");
  }
}
