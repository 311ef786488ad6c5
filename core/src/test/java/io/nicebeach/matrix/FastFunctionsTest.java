package io.nicebeach.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FastFunctionsTest {
  private static final double TOLERANCE = 4e-7; // three to four units in the last place

  @Test
  void tanhIsExactToThreeUnits() {
    for (double x = 1e-6; x < 20; x *= 1.0007) {
      float rounded = (float) x;
      double expected = Math.tanh(rounded);
      assertThat(tanh(rounded) / expected).as("x = %s", x).isCloseTo(1, within(TOLERANCE));
      assertThat(tanh(-rounded)).isEqualTo(-tanh(rounded));
      assertThat(tanh(rounded)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void tanhOfSpecialNumbers() {
    assertThat(tanh(0)).isZero();
    assertThat(tanh(Float.NaN)).isNaN();
    assertThat(tanh(Float.POSITIVE_INFINITY)).isCloseTo(1, within(2.5e-7f));
    assertThat(tanh(-Float.MAX_VALUE)).isCloseTo(-1, within(2.5e-7f));
  }

  @Test
  void expIsExactToThreeUnits() {
    for (float x = -87.3f; x < 88.7f; x += 0.00371f) {
      assertThat(FastFunctions.exp(x) / Math.exp(x))
          .as("x = %s", x)
          .isCloseTo(1, within(TOLERANCE));
    }
  }

  @Test
  void expOfSpecialNumbers() {
    assertThat(FastFunctions.exp(0)).isEqualTo(1);
    assertThat(FastFunctions.exp(-200)).isZero();
    assertThat(FastFunctions.exp(200)).isInfinite();
    assertThat(FastFunctions.exp(Float.NaN)).isNaN();
    assertThat(FastFunctions.exp(Float.NEGATIVE_INFINITY)).isZero();
  }

  @Test
  void sigmoidKeepsItsDigitsFarFromZero() {
    assertThat(FastFunctions.sigmoid(-20) / Math.exp(-20)).isCloseTo(1, within(1e-6));
    assertThat(FastFunctions.sigmoid(0)).isEqualTo(0.5f);
    assertThat(FastFunctions.sigmoid(100)).isEqualTo(1);
    assertThat(FastFunctions.sigmoid(-100)).isZero();
  }

  private static float tanh(float x) {
    float[] y = new float[1];
    FastFunctions.tanh(new float[] {x}, y);
    return y[0];
  }
}
