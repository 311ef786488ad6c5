package io.nicebeach.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTest {
  /** Odd sizes and sizes around those of blocks, panels and tiles. */
  static Stream<List<Integer>> sizes() {
    return Stream.of(
        List.of(1, 1, 1),
        List.of(3, 5, 7),
        List.of(2, 17, 16),
        List.of(65, 16, 33),
        List.of(64, 15, 17),
        List.of(1, 200, 64),
        List.of(129, 33, 10),
        List.of(5, 18, 1023),
        List.of(7, 21, 1025),
        List.of(130, 37, 2049),
        List.of(0, 4, 3),
        List.of(3, 0, 4),
        List.of(300, 18, 10));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sizes")
  void productsAreThoseOfTheDefinition(List<Integer> size) {
    Matrix a = random(Precision.SINGLE, size.get(0), size.get(1), 1);
    Matrix b = random(Precision.SINGLE, size.get(1), size.get(2), 2);
    Matrix expected = naive(a, b);
    assertClose(a.times(b), expected, 1e-5);
    assertClose(a.timesTransposed(transposed(b)), expected, 1e-5);
    assertClose(transposed(a).transposedTimes(b), expected, 1e-5);
    assertClose(wide(a).times(wide(b)), expected, 1e-12);
    assertClose(wide(a).timesTransposed(wide(transposed(b))), expected, 1e-12);
    assertClose(wide(transposed(a)).transposedTimes(wide(b)), expected, 1e-12);
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {2, 3, 4, 7})
  void anyNumberOfThreadsGivesTheSameBits(int threads) {
    Matrix a = random(Precision.SINGLE, 301, 133, 1);
    Matrix b = random(Precision.SINGLE, 133, 1091, 2);
    int before = Threads.limit();
    try {
      Threads.limit(1);
      float[] expected = a.times(b).toFloats();
      Threads.limit(threads);
      assertThat(a.times(b).toFloats()).isEqualTo(expected);
    } finally {
      Threads.limit(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"67, 133, 70", "67, 133, 10", "200, 133, 10"})
  void aRowOfAProductDependsOnItsOwnRowAlone(int rows, int inner, int columns) {
    Matrix a = random(Precision.SINGLE, rows, inner, 1);
    Factor b = random(Precision.SINGLE, inner, columns, 2).factor();
    Matrix all = a.times(b);
    for (int i = 0; i < a.rows(); i++) {
      Matrix row = a.zeros(1, a.columns());
      row.addSpan(0, 0, 1, a, i, 0, a.columns());
      Matrix alone = row.times(b);
      for (int j = 0; j < b.columns(); j++) {
        assertThat(alone.get(0, j)).isEqualTo(all.get(i, j));
      }
    }
  }

  /** The operations that have loops of their own in single precision. */
  static Stream<Function<Matrix, Matrix>> operations() {
    return Stream.of(
        m -> m.map(x -> x * x - 1),
        m -> m.combine(m, (x, y) -> x * y + 0.5),
        m -> m.copy().add(-0.75, m),
        m -> m.copy().multiply(m),
        m -> m.copy().scale(3),
        m -> m.zeros(m.rows(), m.columns()).assign(m),
        m -> m.copy().addRow(m.columnSums()),
        Matrix::columnSums,
        m -> {
          Matrix target = m.copy();
          target.addSpan(1, 2, -2, m, 3, 0, 4);
          return target;
        },
        m -> m.precision().of(1, 2, new float[] {(float) m.sum(), (float) m.sumOfSquares()}));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void singlePrecisionDoesWhatDoubleDoes(Function<Matrix, Matrix> operation) {
    for (long seed = 1; seed <= 5; seed++) {
      Matrix single = random(Precision.SINGLE, 5, 7, seed);
      Matrix twice = wide(single);
      assertClose(operation.apply(single), operation.apply(twice), 1e-5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFactorIsACopy(Precision precision) {
    Matrix b = random(precision, 3, 3, 1);
    Factor kept = b.factor();
    Matrix before = b.times(kept);
    b.scale(2);
    assertClose(b.times(kept), before.scale(2), 1e-5);
  }

  @ParameterizedTest
  @EnumSource
  void refusesShapesThatDoNotFit(Precision precision) {
    Matrix a = precision.zeros(2, 3);
    assertThatThrownBy(() -> a.times(precision.zeros(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as columns on the left, 3, but the right factor has 2");
    assertThatThrownBy(() -> a.add(1, precision.zeros(3, 2)))
        .hasMessage("expected 2x3 but got " + precision + " matrix of 3x2");
    assertThatThrownBy(() -> a.addRow(precision.zeros(1, 2)))
        .hasMessageContaining("expected one row of 3");
  }

  @Test
  void wrapsAnArrayOfTheRightSizeOnly() {
    float[] values = {1, 2, 3, 4, 5, 6};
    assertThat(FloatMatrix.of(2, 3, values).values()).isSameAs(values);
    assertThatThrownBy(() -> FloatMatrix.of(2, 2, values))
        .hasMessage("a matrix of 2x2 needs 4 values but got 6");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 1", "7, 3", "100, 5"})
  void eachTaskIsRunOnce(int tasks, int threads) {
    AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
    Threads.run(tasks, threads, runs::incrementAndGet);
    for (int i = 0; i < tasks; i++) {
      assertThat(runs.get(i)).isEqualTo(1);
    }
  }

  private static Matrix random(Precision precision, int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return precision.zeros(rows, columns).map(x -> 2 * random.nextDouble() - 1);
  }

  private static Matrix wide(Matrix matrix) {
    return Precision.DOUBLE.of(matrix.rows(), matrix.columns(), matrix.toFloats());
  }

  private static Matrix transposed(Matrix matrix) {
    Matrix transposed = matrix.zeros(matrix.columns(), matrix.rows());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        transposed.set(j, i, matrix.get(i, j));
      }
    }
    return transposed;
  }

  private static Matrix naive(Matrix a, Matrix b) {
    Matrix c = new DoubleMatrix(a.rows(), b.columns());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.columns(); j++) {
        double sum = 0;
        for (int k = 0; k < a.columns(); k++) {
          sum += a.get(i, k) * b.get(k, j);
        }
        c.set(i, j, sum);
      }
    }
    return c;
  }

  private static void assertClose(Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    assertThat(actual.columns()).isEqualTo(expected.columns());
    for (int i = 0; i < expected.rows(); i++) {
      for (int j = 0; j < expected.columns(); j++) {
        assertThat(actual.get(i, j))
            .as("row %d, column %d", i, j)
            .isCloseTo(expected.get(i, j), within(tolerance));
      }
    }
  }
}
