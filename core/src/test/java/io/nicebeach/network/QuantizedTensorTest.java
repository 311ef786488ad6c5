package io.nicebeach.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizedTensorTest {
  private static final int ROWS = 400;
  private static final int WIDTH = 6;

  /** Rows of all sizes: from far below the smallest half to almost too large. */
  private static Tensor weight(long seed) {
    Random random = new Random(seed);
    Tensor weight = Tensor.zeros(ROWS, 2, WIDTH / 2);
    for (int row = 0; row < ROWS; row++) {
      double size = Math.pow(2, -32 + 52 * random.nextDouble());
      for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
        weight.values()[i] = (float) (size * random.nextGaussian());
      }
    }
    return weight;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsRoundedIsItself(long seed) {
    QuantizedTensor once = QuantizedTensor.of(weight(seed));
    QuantizedTensor twice = QuantizedTensor.of(once.tensor());
    assertThat(twice.values().values()).isEqualTo(once.values().values());
    assertThat(twice.scales().values()).isEqualTo(once.scales().values());
    assertThat(twice.tensor().values()).isEqualTo(once.tensor().values());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isAtMostHalfAScaleOff(long seed) {
    Tensor weight = weight(seed);
    QuantizedTensor quantized = QuantizedTensor.of(weight);
    Tensor rounded = quantized.tensor();
    assertThat(rounded.shape()).isEqualTo(weight.shape());
    for (int i = 0; i < weight.values().length; i++) {
      double scale = quantized.scales().values()[i / WIDTH];
      assertThat((double) rounded.values()[i])
          .as("number %d", i)
          .isCloseTo(weight.values()[i], within(scale * (0.5 + 1e-5)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void isExact(long seed) {
    QuantizedTensor quantized = QuantizedTensor.of(weight(seed));
    for (float scale : quantized.scales().values()) {
      assertThat(Half.round(scale)).isEqualTo(scale);
    }
    for (int i = 0; i < ROWS * WIDTH; i++) {
      float value = quantized.values().values()[i];
      assertThat(value).isBetween(-127f, 127f).isEqualTo((float) (int) value);
      assertThat((double) quantized.tensor().values()[i])
          .isEqualTo((double) value * quantized.scales().values()[i / WIDTH]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127, -1, 1, 127, -1",
    "127.01, -1.51, 1.0009765625, 127, -2", // the next half above 127.01 / 127
    "0, -0.0, 5.9604645E-8, 0, 0",
    "1e-9, 0, 5.9604645E-8, 0, 0",
    "2.26e-5, 0, 2.3841858E-7, 95, 0", // 2.985 smallest halves: the next power of two is 4
    "1e9, -65504, 65504, 127, -1",
  })
  void takesTheSmallestScaleThatReaches(
      float first, float second, float scale, float firstValue, float secondValue) {
    QuantizedTensor row =
        QuantizedTensor.of(new Tensor(new int[] {1, 2}, new float[] {first, second}));
    assertThat(row.scales().values()).containsExactly(scale);
    assertThat(row.values().values()).containsExactly(firstValue, secondValue);
  }

  @Test
  void aTensorWithoutNumbersIsOne() {
    assertThat(QuantizedTensor.of(Tensor.zeros(0, 3)).scales().shape()).containsExactly(0);
    assertThat(QuantizedTensor.of(Tensor.zeros(3, 0)).tensor().shape()).containsExactly(3, 0);
  }

  @Test
  void refusesWhatItCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantizedTensor.of(Tensor.zeros(3)))
        .withMessage("values must be rows but have shape [3]");
    assertThatIllegalArgumentException().isThrownBy(() -> QuantizedTensor.of(Tensor.zeros()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuantizedTensor(Tensor.zeros(3, 2), Tensor.zeros(3, 1)))
        .withMessage("scales must be one for each of the 3 rows but have shape [3, 1]");
    Tensor none = new Tensor(new int[] {1, 2}, new float[] {1, Float.NaN});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantizedTensor.of(none))
        .withMessage("scales must be finite and at least 0 but one is NaN");
  }
}
