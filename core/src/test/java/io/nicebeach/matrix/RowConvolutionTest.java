package io.nicebeach.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.matrix.RowConvolution.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowConvolutionTest {
  @ParameterizedTest
  @CsvSource({ // rows, inputs, outputs, taps, stride, dilation, before
    "9, 3, 4, 3, 1, 1, 1",
    "1, 3, 4, 5, 1, 1, 2",
    "300, 2, 5, 4, 1, 3, 4",
    "10, 3, 2, 5, 2, 1, 2",
    "11, 3, 2, 5, 3, 2, 8",
    "7, 4, 3, 2, 4, 1, 0",
    "70, 65, 230, 5, 1, 1, 2",
    "200, 3, 6, 1, 1, 1, 0",
  })
  void isTheSumOfItsDefinition(
      int rows, int inputs, int outputs, int taps, int stride, int dilation, int before) {
    SplittableRandom random = new SplittableRandom(1);
    FloatMatrix x = random(random, rows + 3, inputs + 2);
    List<FloatMatrix> weights = new ArrayList<>();
    for (int k = 0; k < taps; k++) {
      weights.add(random(random, inputs, outputs));
    }
    int rowsOfY = (rows + stride - 1) / stride;
    FloatMatrix y = new FloatMatrix(rowsOfY + 1, outputs + 1);
    new RowConvolution(weights, stride, dilation)
        .addTo(new Stretch(y, 1, rowsOfY, 1), new Stretch(x, 2, rows, 2), before);

    for (int j = 0; j <= outputs; j++) {
      assertThat(y.get(0, j)).isZero();
    }
    for (int t = 0; t < rowsOfY; t++) {
      assertThat(y.get(1 + t, 0)).isZero();
      for (int j = 0; j < outputs; j++) {
        double sum = 0;
        for (int k = 0; k < taps; k++) {
          int row = t * stride - before + k * dilation;
          for (int i = 0; i < inputs && row >= 0 && row < rows; i++) {
            sum += x.get(2 + row, 2 + i) * weights.get(k).get(i, j);
          }
        }
        assertThat(y.get(1 + t, 1 + j)).as("[%d][%d]", t, j).isCloseTo(sum, within(2e-5));
      }
    }
  }

  private static FloatMatrix random(SplittableRandom random, int rows, int columns) {
    FloatMatrix matrix = new FloatMatrix(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextDouble(-1, 1);
    }
    return matrix;
  }
}
