package io.nicebeach.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CentroidTest {
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};

  @Test
  void ofTwoPointsIsHalfWayHoweverFarTheyAre() {
    float[] far = {0, 50};
    assertThat(Centroid.of(List.of(EAST, far)).direction())
        .containsExactly(
            new float[] {(float) Math.sqrt(0.5), (float) Math.sqrt(0.5)}, within(1e-6f));
  }

  @Test
  void ofOnePointIsItsDirection() {
    assertThat(Centroid.of(List.of(new float[] {0, 3})).direction()).containsExactly(NORTH);
  }

  @Test
  void aPointThatIsUnlikeTheOthersCountsLittle() {
    Centroid centroid = Centroid.of(List.of(EAST, EAST, EAST, NORTH));
    double mean = 3 / Math.sqrt(10); // the cosine to EAST, did all weigh the same
    assertThat(centroid.similarity(EAST)).isBetween(mean + 0.03, 1.0);
  }

  @Test
  void ofPointsThatCancelOutIsFinite() {
    assertThat(Centroid.of(List.of(EAST, new float[] {-1, 0})).direction()).containsExactly(0, 0);
  }
}
