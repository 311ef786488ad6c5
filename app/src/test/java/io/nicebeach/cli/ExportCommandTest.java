package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.cli.console.ExitCode;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Parameters.Precision;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportCommandTest {
  @TempDir static Path shared;
  private static Path model;

  @TempDir Path folder;

  @BeforeAll
  static void trainAModel() throws IOException {
    model = TinyCorpus.train(shared);
  }

  private CommandRun onnx(Object... arguments) {
    return export("--onnx", arguments);
  }

  private CommandRun export(String format, Object... arguments) {
    Object[] all = new Object[arguments.length + 4];
    all[0] = "export";
    all[1] = format;
    all[2] = "--model";
    all[3] = model;
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return CommandRun.of(all);
  }

  @Test
  void writesTheSameBytesEachTimeAndOverNothing() throws IOException {
    Path out = folder.resolve("tones.onnx");
    CommandRun first = onnx("--out", out);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("Written    " + out + ", ").contains(" weights in ");
    byte[] bytes = Files.readAllBytes(out);

    assertThat(onnx("--out", out).exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(onnx("--out", out, "--force").exitCode()).isZero();
    assertThat(out).hasBinaryContent(bytes);
  }

  @Test
  void eightBitsAreAQuarterOfTheSizeAndTellTheirCost() throws IOException {
    Path full = folder.resolve("full.onnx");
    Path small = folder.resolve("small.onnx");
    assertThat(onnx("--out", full).exitCode()).isZero();
    CommandRun run =
        onnx("--out", small, "--int8", "--data", shared.resolve("corpus"), "--split", "all");

    assertTellsTheCost(run);
    assertThat(Files.size(small)).isBetween(Files.size(full) / 5, Files.size(full) / 3);
  }

  private static void assertTellsTheCost(CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("As it is   ").contains("of 24"),
            line -> assertThat(line).startsWith("Rounded    ").contains("of 24"),
            line -> assertThat(line).startsWith("Written"));
  }

  @Test
  void dataWithoutEightBitsIsAMistake() {
    CommandRun run = onnx("--out", folder.resolve("a.onnx"), "--data", shared.resolve("corpus"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--int8");
  }

  @ParameterizedTest
  @EnumSource
  void writesTheModelInAnotherPrecision(Precision precision) throws IOException {
    String format = "--precision=" + Settings.nameOf(precision);
    Path out = folder.resolve("rounded.safetensors");
    CommandRun run =
        export(format, "--out", out, "--data", shared.resolve("corpus"), "--split", "all");

    assertTellsTheCost(run);
    Model rounded = ModelFile.read(out);
    assertThat(rounded.parameters().precision()).isEqualTo(precision);
    assertThat(rounded.provenance()).isEqualTo(ModelFile.read(model).provenance());
    assertThat(CommandRun.of("inspect", out).out())
        .contains(" weights in " + Settings.nameOf(precision) + " precision");
    assertThat(Json.parseObject("out", CommandRun.of("inspect", "--json", out).out()))
        .containsEntry("precision", Settings.nameOf(precision));
    assertThat(CommandRun.of("evaluate", "--model", out, "--data", shared.resolve("corpus")).out())
        .contains("Accuracy");
  }

  @Test
  void oneKindOfFileIsWritten() {
    Path out = folder.resolve("a.safetensors");
    assertThat(export("--precision=byte", "--out", out, "--int8").err())
        .contains("--int8 is for --onnx; a model file takes --precision byte");
    assertThat(export("--precision=byte", "--out", out, "--onnx").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("export", "--model", model, "--out", out).exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(out).doesNotExist();
  }
}
