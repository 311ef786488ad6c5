package io.nicebeach.report.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  @Test
  void mapsItsEndsAndItsMiddle() {
    Axis axis = Axis.linear(10, 30, 200, 0);

    assertThat(axis.at(10)).isEqualTo(200);
    assertThat(axis.at(20)).isEqualTo(100);
    assertThat(axis.at(30)).isZero();
  }

  @Test
  void equalRatiosAreEqualLengthsOnALogarithmicAxis() {
    Axis axis = Axis.logarithmic(0.01, 100, 0, 400);

    assertThat(axis.at(0.1)).isCloseTo(100, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(axis.ticks(5)).containsExactly(0.01, 0.1, 1.0, 10.0, 100.0);
  }

  @ParameterizedTest(name = "{0} to {1} in at most {2}: {3}")
  @CsvSource({
    "0, 1, 5, 0.0 0.2 0.4 0.6 0.8 1.0",
    "0, 100, 5, 0 20 40 60 80 100",
    "1, 40, 10, 5 10 15 20 25 30 35 40",
    "-83, -13, 4, −80 −60 −40 −20",
    "0, 0.57, 6, 0.0 0.1 0.2 0.3 0.4 0.5",
    "0, 4, 5, 0 1 2 3 4",
    "0, 22.05, 5, 0 5 10 15 20",
    "0, 0.00025, 6, 0.00000 0.00005 0.00010 0.00015 0.00020 0.00025",
  })
  void ticksAreRound(double min, double max, int atMost, String expected) {
    Axis axis = Axis.linear(min, max, 0, 1);
    List<String> labels = axis.ticks(atMost).stream().map(t -> axis.label(t, atMost)).toList();

    assertThat(String.join(" ", labels)).isEqualTo(expected);
  }

  @Test
  void refusesAnEmptyRange() {
    assertThatThrownBy(() -> Axis.linear(1, 1, 0, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("min < max");
    assertThatThrownBy(() -> Axis.linear(Double.NaN, 1, 0, 9))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Axis.logarithmic(0, 1, 0, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("min > 0");
  }
}
