package io.nicebeach.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.network.BackendException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can end a process: loading, memory, signals. */
@Timeout(180)
class ProcessTest {
  private static final int MOST_MEGABYTES = 600;
  private static final int MOST_GROWTH = 32;

  @TempDir Path folder;

  /** Without unpacking first, every one of these ended in a crash of the JVM. */
  @RepeatedTest(2)
  void startsFromAnEmptyCache() throws IOException, InterruptedException {
    String cache = "-Dorg.bytedeco.javacpp.cachedir=" + folder;
    Process child = Child.start(List.of(), List.of(cache), 3);
    List<String> lines = Child.lines(child);
    assertThat(child.waitFor()).as(lines.toString()).isZero();
    assertThat(lines).last().asString().startsWith("3 ");
    assertThat(folder).isNotEmptyDirectory();
  }

  @Test
  void aPlatformThatItWasNotFetchedForIsSaidInWords() throws IOException, InterruptedException {
    String platform = "-Dorg.bytedeco.javacpp.platform=linux-ppc64le";
    Process child = Child.start(List.of(), List.of(platform), 1);
    List<String> lines = Child.lines(child);
    assertThat(child.waitFor()).isEqualTo(1);
    assertThat(lines.get(0)).contains("BackendException: libtorch cannot be loaded", "ppc64le");
  }

  @Test
  void memoryDoesNotGrowWithTheSteps() throws IOException, InterruptedException {
    Process child = Child.start(List.of(), List.of("-Xmx64m"), 3000);
    List<String> lines = Child.lines(child);
    assertThat(child.waitFor()).as(lines.toString()).isZero();
    long early = megabytes(lines.get(4));
    assumeThat(early).as("the system tells how large a process is").isPositive();
    assertThat(lines).last().asString().startsWith("3000 ");
    assertThat(megabytes(lines.get(lines.size() - 1)))
        .isLessThan(early + MOST_GROWTH)
        .isLessThan(MOST_MEGABYTES);
  }

  private static long megabytes(String line) {
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }

  @Test
  void controlCFinishesTheStep() throws IOException, InterruptedException {
    // Where this test runs in the background, its children would inherit that Ctrl-C is ignored.
    List<String> heeding = List.of("env", "--default-signal=INT");
    assumeThat(succeeds("env", "--default-signal=INT", "true")).isTrue();
    Process child = Child.start(heeding, List.of(), 1_000_000);
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(child.getInputStream()))) {
      assertThat(lines.readLine()).startsWith("100 ");
      assertThat(succeeds("kill", "-INT", Long.toString(child.pid()))).isTrue();
      assertThat(lines.lines()).allMatch(line -> line.matches("\\d+ \\d+\\.\\d+ -?\\d+"));
      assertThat(child.waitFor()).isEqualTo(130);
    } finally {
      child.destroyForcibly();
    }
  }

  private static boolean succeeds(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void tooLittleMemoryIsSaidInWords() {
    Native.load();
    assertThatThrownBy(() -> Native.call(() -> torch.empty(1L << 45).numel()))
        .isInstanceOf(BackendException.class)
        .hasMessageContaining("not enough memory; set a smaller training.batchSize")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
