package io.nicebeach.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AcceptancesTest {
  private static Outcome heard(String said, String heard, double confidence) {
    return new Outcome("f", "ann", said, heard, confidence);
  }

  private static final Acceptances MEASURED =
      new Acceptances(
          List.of(
              heard("one", "one", 0.9),
              heard("one", "two", 0.7),
              heard("two", "two", 0.6),
              heard("two", "two", 0.3)),
          List.of(heard("cat", "one", 0.65), heard("dog", "two", 0.1)),
          List.of(heard("", "one", 0.8), heard("", "", 0.9), heard("", "two", 0.2)),
          1800,
          0.6);

  @Test
  void countsWhatIsAcceptedAtTheThreshold() {
    assertThat(MEASURED.acceptedKnown()).isEqualTo(new Score(3, 4));
    assertThat(MEASURED.rightOfAccepted()).isEqualTo(new Score(2, 3));
    assertThat(MEASURED.acceptedOthers()).isEqualTo(new Score(1, 2));
    assertThat(MEASURED.falseAcceptsPerHour()).isCloseTo(2, within(1e-9)); // one in half an hour
  }

  @Test
  void theCurveFallsFromAcceptingEverything() {
    List<Acceptances.Point> curve = MEASURED.curve();
    assertThat(curve.get(0)).isEqualTo(new Acceptances.Point(0, 1, 0.75, 1));
    assertThat(curve.get(curve.size() - 1).known()).isZero();
    for (int i = 1; i < curve.size(); i++) {
      assertThat(curve.get(i).known()).isLessThanOrEqualTo(curve.get(i - 1).known());
      assertThat(curve.get(i).others()).isLessThanOrEqualTo(curve.get(i - 1).others());
    }
  }

  @Test
  void theThresholdAcceptsTheShareAskedFor() {
    List<Outcome> known =
        IntStream.range(0, 200).mapToObj(i -> heard("one", "one", (i + 1) / 200.0)).toList();
    for (double share : new double[] {0.5, 0.97, 0.995, 1}) {
      double threshold = Acceptances.threshold(known, share);
      long accepted = known.stream().filter(o -> o.isAcceptedAt(threshold)).count();
      assertThat(accepted).isEqualTo(Math.round(200 * share));
    }
    assertThat(Acceptances.threshold(List.of(), 0.9)).isZero();
  }

  @Test
  void theThresholdIsOfWhatCanBeAccepted() {
    List<Outcome> known = new ArrayList<>(Collections.nCopies(10, heard("one", "", 0.99)));
    IntStream.range(0, 90).forEach(i -> known.add(heard("one", "one", 0.5 + i / 200.0)));
    double threshold = Acceptances.threshold(known, 0.9);
    assertThat(known.stream().filter(o -> o.isAcceptedAt(threshold))).hasSize(90);
  }
}
