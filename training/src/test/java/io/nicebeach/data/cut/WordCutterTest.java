package io.nicebeach.data.cut;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.cut.WordTimes.Timed;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordCutterTest {
  private static final int RATE = 8000;

  /** Three seconds of a tone that is silent in a stretch, in seconds. */
  private static Audio toneWithAPause(double from, double to) {
    float[] samples = new float[3 * RATE];
    for (int i = 0; i < samples.length; i++) {
      boolean silent = i >= from * RATE && i < to * RATE;
      samples[i] = silent ? 0 : (float) (0.5 * Math.sin(i * 0.3));
    }
    return new Audio(samples, RATE);
  }

  @Test
  void theCutLiesWhereItIsQuietestBetweenTwoWords() {
    Audio whole = toneWithAPause(1.5, 1.6);
    List<Audio> pieces =
        WordCutter.cut(whole, List.of(new Timed("one", 1, 1.1), new Timed("two", 2, 2.4)));
    assertThat(pieces).hasSize(2);
    double first = pieces.get(0).seconds();
    assertThat(1 - 0.3 + first).isBetween(1.5, 1.6); // 0.3 s are kept before the first word
    // Nothing between two words is lost or heard twice.
    assertThat(first + pieces.get(1).seconds()).isEqualTo(2);
  }

  @Test
  void aPieceEndsWithTheRecording() {
    Audio whole = toneWithAPause(0, 0);
    assertThat(WordCutter.cut(whole, List.of(new Timed("one", 0.1, 2.9))))
        .singleElement()
        .satisfies(piece -> assertThat(piece.samples()).isEqualTo(whole.samples()));
    assertThat(WordCutter.cut(whole, List.of())).isEmpty();
  }

  @Test
  void wordsThatTouchAreCutThere() {
    Audio whole = toneWithAPause(0, 0);
    List<Audio> pieces =
        WordCutter.cut(whole, List.of(new Timed("one", 0.5, 1), new Timed("two", 1, 1.5)));
    assertThat(pieces.get(0).seconds()).isEqualTo(0.8);
    assertThat(pieces.get(1).seconds()).isEqualTo(0.8);
  }

  @Test
  void whatLiesBehindTheEndOfTheRecordingIsEmpty() {
    Audio whole = toneWithAPause(0, 0);
    List<Audio> pieces =
        WordCutter.cut(whole, List.of(new Timed("one", 2, 2.5), new Timed("two", 4, 5)));
    assertThat(pieces.get(0).seconds() + pieces.get(1).seconds()).isEqualTo(1.3);
  }
}
