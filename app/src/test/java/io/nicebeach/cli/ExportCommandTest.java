package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir static Path shared;
  private static Path model;

  @TempDir Path folder;

  @BeforeAll
  static void trainAModel() throws IOException {
    model = TinyCorpus.train(shared);
  }

  private CommandRun export(Object... arguments) {
    Object[] all = new Object[arguments.length + 4];
    all[0] = "export";
    all[1] = "--onnx";
    all[2] = "--model";
    all[3] = model;
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return CommandRun.of(all);
  }

  @Test
  void writesTheSameBytesEachTimeAndOverNothing() throws IOException {
    Path out = folder.resolve("tones.onnx");
    CommandRun first = export("--out", out);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("Written    " + out + ", ").contains(" weights in ");
    byte[] bytes = Files.readAllBytes(out);

    assertThat(export("--out", out).exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(export("--out", out, "--force").exitCode()).isZero();
    assertThat(out).hasBinaryContent(bytes);
  }

  @Test
  void eightBitsAreAQuarterOfTheSizeAndTellTheirCost() throws IOException {
    Path full = folder.resolve("full.onnx");
    Path small = folder.resolve("small.onnx");
    assertThat(export("--out", full).exitCode()).isZero();
    CommandRun run =
        export("--out", small, "--int8", "--data", shared.resolve("corpus"), "--split", "all");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("As it is   ").contains("of 24"),
            line -> assertThat(line).startsWith("In 8 bits  ").contains("of 24"),
            line -> assertThat(line).startsWith("Written"));
    assertThat(Files.size(small)).isBetween(Files.size(full) / 5, Files.size(full) / 3);
  }

  @Test
  void dataWithoutEightBitsIsAMistake() {
    CommandRun run = export("--out", folder.resolve("a.onnx"), "--data", shared.resolve("corpus"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--int8");
  }
}
