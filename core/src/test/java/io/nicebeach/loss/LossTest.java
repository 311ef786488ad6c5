package io.nicebeach.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.matrix.Precision;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.layers.Activate;
import io.nicebeach.network.layers.Activation;
import io.nicebeach.network.layers.Softmax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values by hand; that gradients are gradients is GradientTest's, beside back-propagation. */
class LossTest {
  private static final double EXACT = 1e-6;

  @ParameterizedTest
  @EnumSource
  void squaredErrorIsHalfTheSquaredDistance(Precision precision) {
    Loss.Value value =
        loss(Objective.Kind.SQUARED_ERROR, 0, 6).of(frames(precision, 2, 1, 4), new int[][] {{1}});
    assertThat(value.loss()).isCloseTo(0.5 * (4 + 25 + 16), within(EXACT));
    assertRow(value.gradient(), 0, 2, -5, 4);
  }

  @ParameterizedTest
  @EnumSource
  void crossEntropyIsTheTargetsNegativeLogProbability(Precision precision) {
    float third = (float) Math.log(2);
    Loss.Value value =
        loss(Objective.Kind.CROSS_ENTROPY, 0, 1)
            .of(frames(precision, 0, 0, third), new int[][] {{2}});
    assertThat(value.loss()).isCloseTo(Math.log(2), within(EXACT));
    assertRow(value.gradient(), 0, 0.25, 0.25, -0.5);
  }

  @ParameterizedTest
  @EnumSource
  void crossEntropyOfHugeLogitsIsFinite(Precision precision) {
    Loss.Value value =
        loss(Objective.Kind.CROSS_ENTROPY, 0, 1)
            .of(frames(precision, 1e6f, -1e6f, 0), new int[][] {{0}});
    assertThat(value.loss()).isCloseTo(0, within(EXACT));
    assertRow(value.gradient(), 0, 0, 0, 0);
  }

  @Test
  void smoothingSpreadsAShareOfTheTarget() {
    Loss.Value value =
        loss(Objective.Kind.CROSS_ENTROPY, 0.3, 1)
            .of(frames(Precision.DOUBLE, 0, 0, 0), new int[][] {{1}});
    assertThat(value.loss()).isCloseTo(Math.log(3), within(EXACT));
    assertRow(value.gradient(), 0, 1 / 3.0 - 0.1, 1 / 3.0 - 0.8, 1 / 3.0 - 0.1);
  }

  /** Of three frames two are answered for, one late; each counts a half. */
  @ParameterizedTest
  @EnumSource
  void framesAreHeldToTheirLabelsOnceTheDelayIsOver(Precision precision) {
    float log3 = (float) Math.log(3);
    Sequences outputs =
        new Sequences(precision.of(3, 2, new float[] {9, -9, 0, log3, log3, 0}), new int[] {3});
    Loss.Value value = Loss.of(frames(1)).of(outputs, new int[][] {{1, 1, 0}});
    assertThat(value.loss()).isCloseTo((-Math.log(0.75) - Math.log(0.25)) / 2, within(EXACT));
    assertRow(value.gradient(), 0, 0, 0);
    assertRow(value.gradient(), 1, 0.125, -0.125);
    assertRow(value.gradient(), 2, 0.375, -0.375);
  }

  @Test
  void anUtteranceThatIsOverBeforeTheDelayCountsForNothing() {
    Sequences outputs = new Sequences(Precision.DOUBLE.of(2, 2, new float[4]), new int[] {2, 0});
    Loss.Value value = Loss.of(frames(2)).of(outputs, new int[][] {{1, 0}, {}});
    assertThat(value.loss()).isZero();
    assertThat(value.gradient().sumOfSquares()).isZero();
  }

  @Test
  void refusesLabelsThatDoNotFitTheFrames() {
    Sequences outputs = new Sequences(Precision.DOUBLE.of(2, 2, new float[4]), new int[] {2});
    assertThatThrownBy(() -> Loss.of(frames(0)).of(outputs, new int[][] {{1}}))
        .hasMessageContaining("has 1 target tokens but the network puts out 2 frames");
    assertThatThrownBy(() -> Loss.of(frames(0)).of(outputs, new int[][] {{1, 2}}))
        .hasMessageContaining("has target token 2");
    assertThatThrownBy(() -> Loss.of(new Objective(Objective.Kind.FRAMES, 0.1, 1)))
        .hasMessage(
            "labelSmoothing must be 0 and targetScale 1 for frames but they are 0.1 and 1.0");
    assertThatThrownBy(() -> frames(-1)).hasMessageContaining("delay must not be negative");
  }

  private static Objective frames(int delay) {
    return new Objective(Objective.Kind.FRAMES, Objective.Reduction.MEAN, 0, 1, delay);
  }

  @Test
  void olandCorrectsTheInputByAHundredthOfAnExponentialLessTheTarget() {
    Loss.Value value =
        loss(Objective.Kind.OLAND, 0, 1).of(frames(Precision.DOUBLE, 0, 2), new int[][] {{0}});
    double second = 0.01 * 8 + 0.4;
    assertThat(value.loss()).isCloseTo(0.5 * (0.36 + second * second), within(EXACT));
    assertRow(value.gradient(), 0, 0.01 * Math.exp(0.4) - 1, 0.01 * Math.exp(second));
  }

  @Test
  void eachFrameHasItsOwnTarget() {
    Sequences outputs =
        new Sequences(Precision.DOUBLE.of(3, 2, new float[] {0, 0, 1, 0, 0, 1}), new int[] {2, 1});
    Loss.Value value =
        loss(Objective.Kind.SQUARED_ERROR, 0, 1).of(outputs, new int[][] {{0, 1}, {1}});
    assertThat(value.loss()).isCloseTo(0.5 + 1, within(EXACT));
    assertRow(value.gradient(), 0, -1, 0);
    assertRow(value.gradient(), 1, 1, -1);
    assertRow(value.gradient(), 2, 0, 0);
  }

  @Test
  void someLossesIncludeTheLastLayer() {
    LayerSpec softmax = new Softmax();
    LayerSpec oland = new Activate(new Activation.Oland());
    assertThat(loss(Objective.Kind.CROSS_ENTROPY, 0, 1).includes(softmax)).isTrue();
    assertThat(loss(Objective.Kind.CROSS_ENTROPY, 0, 1).includes(oland)).isFalse();
    assertThat(loss(Objective.Kind.OLAND, 0, 1).includes(oland)).isTrue();
    assertThat(loss(Objective.Kind.SQUARED_ERROR, 0, 1).includes(softmax)).isFalse();
  }

  @Test
  void refusesTargetsThatDoNotFit() {
    Loss loss = loss(Objective.Kind.CROSS_ENTROPY, 0, 1);
    Sequences outputs = frames(Precision.SINGLE, 0, 0, 0);
    assertThatThrownBy(() -> loss.of(outputs, new int[][] {{3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "utterance 0 of the batch has target token 3 but the network's outputs are 0 to 2");
    assertThatThrownBy(() -> loss.of(outputs, new int[][] {{1, 2}}))
        .hasMessageContaining("has 2 target tokens but the network puts out 1 frames");
    assertThatThrownBy(() -> loss.of(outputs, new int[][] {{1}, {2}}))
        .hasMessage("targets must be of 1 utterances but are of 2");
  }

  private static Loss loss(Objective.Kind kind, double smoothing, double scale) {
    return Loss.of(new Objective(kind, smoothing, scale));
  }

  /** One utterance of one frame. */
  private static Sequences frames(Precision precision, float... values) {
    return new Sequences(precision.of(1, values.length, values), new int[] {1});
  }

  private static void assertRow(Matrix matrix, int row, double... expected) {
    for (int j = 0; j < expected.length; j++) {
      assertThat(matrix.get(row, j)).as("column %d", j).isCloseTo(expected[j], within(EXACT));
    }
  }
}
