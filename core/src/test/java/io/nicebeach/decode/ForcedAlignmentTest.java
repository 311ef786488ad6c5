package io.nicebeach.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.loss.CtcLattice;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForcedAlignmentTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void isTheBestOfAllAlignments(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] frames = Alignments.random(6, 3, 3, random);
    for (List<Integer> transcript : Alignments.probabilities(frames).keySet()) {
      int[] tokens = transcript.stream().mapToInt(Integer::intValue).toArray();
      ForcedAlignment alignment = ForcedAlignment.of(frames, tokens);
      assertThat(alignment.logProbability())
          .isCloseTo(Alignments.best(frames, transcript), within(1e-12));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void saysTheTranscriptAndIsNoLikelierThanAllAlignmentsTogether(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] frames = Alignments.random(40, 6, 5, random);
    int[] tokens = random.ints(random.nextInt(1, 15), 1, 6).toArray();
    ForcedAlignment alignment = ForcedAlignment.of(frames, tokens);
    int[] path = new int[frames.length];
    for (TokenSpan span : alignment.spans()) {
      assertThat(span.last()).isGreaterThanOrEqualTo(span.first());
      Arrays.fill(path, span.first(), span.last() + 1, span.token());
    }
    assertThat(Alignments.transcript(path)).isEqualTo(Arrays.stream(tokens).boxed().toList());
    double sum = 0;
    for (int t = 0; t < path.length; t++) {
      sum += frames[t][path[t]];
    }
    assertThat(alignment.logProbability()).isCloseTo(sum, within(1e-9));
    assertThat(alignment.logProbability())
        .isLessThanOrEqualTo(CtcLattice.of(frames, tokens).logProbability());
  }

  @Test
  void aSpanIsAsSureAsItsBestFrame() {
    double[][] frames = {
      {Math.log(0.9), Math.log(0.1)}, {Math.log(0.4), Math.log(0.6)}, {Math.log(0.2), Math.log(0.8)}
    };
    TokenSpan span = ForcedAlignment.of(frames, new int[] {1}).spans().get(0);
    assertThat(span.first()).isEqualTo(1);
    assertThat(span.last()).isEqualTo(2);
    assertThat(span.probability()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void nothingSaidAndTooLittleTime() {
    double[][] frames = {{Math.log(0.5), Math.log(0.5)}, {Math.log(0.5), Math.log(0.5)}};
    ForcedAlignment silence = ForcedAlignment.of(frames, new int[] {});
    assertThat(silence.spans()).isEmpty();
    assertThat(silence.logProbability()).isCloseTo(2 * Math.log(0.5), within(1e-12));
    ForcedAlignment tooLong = ForcedAlignment.of(frames, new int[] {1, 1}); // needs a blank between
    assertThat(tooLong.spans()).isEmpty();
    assertThat(tooLong.logProbability()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ForcedAlignment.of(new double[0][], new int[] {}).logProbability()).isZero();
  }
}
