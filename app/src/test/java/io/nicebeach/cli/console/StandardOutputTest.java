package io.nicebeach.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.cli.CommandProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes: what becomes of output that nobody takes. */
@Timeout(60)
class StandardOutputTest {
  @Test
  void aReaderThatLeavesIsNoError() throws IOException, InterruptedException {
    assumeThat(CommandProcess.succeeds("sh", "-c", "true")).isTrue();
    // The reader is gone before the first byte is written.
    Process process =
        CommandProcess.shell(
            "{ { \"$@\" 2>&3; echo \"exit code $?\" >&3; } | true; } 3>&1",
            CommandProcess.words("help", "train"));
    assertThat(CommandProcess.output(process)).isEqualToIgnoringNewLines("exit code 141");
  }

  @Test
  void aFullDiskIsReported() throws IOException {
    assumeThat(Path.of("/dev/full")).exists();
    Process process =
        CommandProcess.shell(
            "\"$@\" 2>&1 >/dev/full; echo \"exit code $?\"", CommandProcess.words("--version"));
    assertThat(CommandProcess.output(process).lines())
        .containsExactly(
            "nicebeach: standard output: could not be written (No space left on device);"
                + " free some space or send it elsewhere",
            "exit code 1");
  }
}
