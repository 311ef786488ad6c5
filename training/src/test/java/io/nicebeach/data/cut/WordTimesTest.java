package io.nicebeach.data.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.data.CorpusException;
import io.nicebeach.data.cut.WordTimes.Timed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTimesTest {
  @TempDir Path folder;

  private WordTimes read(String lines) throws IOException {
    Path file = folder.resolve("calls.words");
    Files.writeString(file, lines);
    return WordTimes.read(file);
  }

  @Test
  void theWordsOfARecordingAreFoundByItsNameWhateverFolderAndEnding() throws IOException {
    WordTimes times =
        read(
            "a/one.mfc\tyes\t0.1\t0.4\t0.99\na/one.mfc\tno\t0.4\t0.4\t0.5\n\nb/two.x.wav\tyes\t0\t1\n");
    assertThat(times.of("one"))
        .containsExactly(new Timed("yes", 0.1, 0.4), new Timed("no", .4, .4));
    assertThat(times.of("two.x")).containsExactly(new Timed("yes", 0, 1));
    assertThat(times.of("three")).isEmpty();
    assertThat(times.count("yes")).isEqualTo(2);
    assertThat(times.count("maybe")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.wav\tyes\t0.2\t0.1",
        "a.wav\tyes\t-1\t0.1",
        "a.wav\tyes\tNaN\t0.1",
        "a.wav\tyes\t0\tInfinity",
        "a.wav\tyes\tsoon\t1",
        "a.wav\tyes\t0\t1\na.wav\tno\t0.9\t2",
        "a.wav yes 0 1"
      })
  void whatIsNoTimeIsAnErrorThatNamesTheLine(String lines) {
    int last = (int) lines.lines().count();
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("calls.words")
        .hasMessageContaining("line " + last + " has")
        .hasMessageContaining("let 'nicebeach align' write it");
  }
}
