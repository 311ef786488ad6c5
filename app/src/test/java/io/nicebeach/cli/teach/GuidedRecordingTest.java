package io.nicebeach.cli.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.audio.Audio;
import io.nicebeach.cli.listen.LiveSound;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuidedRecordingTest {
  private static final int RATE = 8000;

  private final StringWriter asked = new StringWriter();
  private final Deque<Float> loudness = new ArrayDeque<>();
  private int opened;
  private int closed;

  /** A microphone that hears the same amplitude as long as it is open. */
  private LiveSound open() {
    float amplitude = loudness.remove();
    opened++;
    return new LiveSound() {
      @Override
      public int sampleRate() {
        return RATE;
      }

      @Override
      public float[] next() {
        float[] chunk = new float[amplitude < 0 ? 0 : 300];
        Arrays.fill(chunk, amplitude);
        return chunk;
      }

      @Override
      public void end() {}

      @Override
      public void close() {
        closed++;
      }
    };
  }

  private List<Audio> record(String lines, int count) throws IOException {
    return new GuidedRecording(
            this::open, new BufferedReader(new StringReader(lines)), new PrintWriter(asked, true))
        .of("lamp", count);
  }

  @Test
  void recordsAfterEachLine() throws IOException {
    loudness.addAll(List.of(0.1f, 0.2f));
    List<Audio> recordings = record("\n\n", 2);
    assertThat(recordings).allMatch(audio -> audio.seconds() == 2);
    assertThat(recordings.get(1).samples()[2 * RATE - 1]).isEqualTo(0.2f);
    assertThat(asked.toString()).contains("lamp, 1 of 2: press Enter", "lamp, 2 of 2");
    assertThat(closed).isEqualTo(opened).isEqualTo(2);
  }

  @Test
  void asksAgainWhereNothingWasHeard() throws IOException {
    loudness.addAll(List.of(0.001f, 0.1f));
    assertThat(record("\n\n", 1)).hasSize(1);
    assertThat(asked.toString()).contains("nothing was heard");
    assertThat(opened).isEqualTo(2);
  }

  @Test
  void endsWithTheInputOrTheMicrophone() {
    assertThatThrownBy(() -> record("", 1))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("'lamp' were not finished");
    loudness.add(-1f);
    assertThatThrownBy(() -> record("\n", 1)).hasMessageContaining("microphone was closed");
    assertThat(closed).isEqualTo(opened);
  }
}
