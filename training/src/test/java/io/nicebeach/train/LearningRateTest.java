package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.train.LearningRate.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateTest {
  @ParameterizedTest
  @CsvSource({"0, 0.8", "1, 0.4", "2, 0.2", "3, 0.1"})
  void decayDividesAtEachStep(long step, double rate) {
    LearningRate halving = new LearningRate(0.8, Schedule.DECAY, 1, 0.15);
    assertThat(halving.at(step, 4)).isCloseTo(rate, within(1e-15));
    assertThat(halving.at(step, 1000)).isCloseTo(rate, within(1e-15));
  }

  /**
   * Of 100 steps 20 climb from 1/25 to 1; halfway along half a cosine is the mean of both ends. The
   * other 80 go down to 1e-4.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0.04",
    "10, 0.52",
    "20, 1",
    "60, 0.50005",
    "100, 0.0001",
    "40, 0.853568",
    "80, 0.146532"
  })
  void oneCycleByHand(long step, double share) {
    LearningRate cycle = new LearningRate(2, Schedule.ONE_CYCLE, 0, 0.2);
    assertThat(cycle.at(step, 100)).isCloseTo(2 * share, within(2e-6));
  }

  /** Of 100 steps 20 climb along a line, none of them from 0; the other 80 go down to 0. */
  @ParameterizedTest
  @CsvSource({"0, 0.047619", "10, 0.523810", "20, 1", "60, 0.5", "40, 0.853553", "100, 0"})
  void cosineByHand(long step, double share) {
    LearningRate cosine = new LearningRate(2, Schedule.COSINE, 0, 0.2);
    assertThat(cosine.at(step, 100)).isCloseTo(2 * share, within(2e-6));
  }

  @Test
  void oneCycleClimbsThenFalls() {
    LearningRate cycle = new LearningRate(0.01, Schedule.ONE_CYCLE, 0, 0.15);
    for (int step = 1; step < 1000; step++) {
      double change = cycle.at(step, 1000) - cycle.at(step - 1, 1000);
      assertThat(change > 0).as("step %d climbs", step).isEqualTo(step <= 150);
    }
  }

  @Test
  void oneCycleOfOneStepOrWithoutWarmUp() {
    assertThat(new LearningRate(1, Schedule.ONE_CYCLE, 0, 0).at(0, 10)).isEqualTo(1);
    assertThat(new LearningRate(1, Schedule.ONE_CYCLE, 0, 0.15).at(0, 1)).isBetween(0.03, 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "-1, 0, 0",
    "NaN, 0, 0",
    "1, -1, 0",
    "1, NaN, 0",
    "1, 0, 1",
    "1, 0, -0.1",
    "1, 0, NaN"
  })
  void refusesWhatIsOutOfRange(double rate, double decay, double warmUp) {
    assertThatThrownBy(() -> new LearningRate(rate, Schedule.ONE_CYCLE, decay, warmUp))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rate > 0, decay >= 0 and warmUp in [0, 1)");
  }
}
