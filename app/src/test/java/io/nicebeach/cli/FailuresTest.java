package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.network.TrainingDivergedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
  /** A command that fails. */
  @Command(name = "fail", mixinStandardHelpOptions = true)
  private static final class Failing implements Callable<Integer> {
    private final Throwable failure;

    Failing(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() throws Exception {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    }
  }

  private static CommandRun failing(Throwable failure, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Nicebeach.commandLine();
    command.addSubcommand("fail", new Failing(failure));
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] arguments =
        Stream.concat(Stream.of("fail"), Stream.of(options)).toArray(String[]::new);
    // Handlers are inherited by commands that were there when they were set.
    command
        .setExecutionStrategy(command.getExecutionStrategy())
        .setExecutionExceptionHandler(command.getExecutionExceptionHandler());
    return new CommandRun(command.execute(arguments), out.toString(), err.toString());
  }

  static Stream<Arguments> foreseen() {
    IOException full = new IOException("log.jsonl: no space; free some");
    IllegalArgumentException wrong = new IllegalArgumentException("rate must be positive but is 0");
    return Stream.of(
        Arguments.of(full, "log.jsonl: no space; free some"),
        Arguments.of(new UncheckedIOException(full), "log.jsonl: no space; free some"),
        Arguments.of(new ExecutionException(full), "log.jsonl: no space; free some"),
        Arguments.of(wrong, "rate must be positive but is 0"),
        // As a parallel stream hands on what a worker threw.
        Arguments.of(new IllegalArgumentException(wrong), "rate must be positive but is 0"),
        Arguments.of(new NoSuchFileException("a.wav"), "a.wav: no such file or folder"),
        Arguments.of(new AccessDeniedException("a.wav"), "a.wav: no permission; check"),
        Arguments.of(new FileNotFoundException("a.wav (Is a directory)"), "a.wav (Is a directory)"),
        Arguments.of(new TrainingDivergedException(12, "the loss is NaN"), "diverged at step 12"),
        Arguments.of(new TrainingDivergedException(12, "it is NaN"), "--set learningRate.rate="),
        Arguments.of(new OutOfMemoryError("Java heap space"), "NICEBEACH_JAVA_OPTIONS=-Xmx"),
        Arguments.of(new StackOverflowError(), "nested too deeply"));
  }

  @ParameterizedTest
  @MethodSource("foreseen")
  void whatTheUserCanPutRightIsOneLine(Throwable failure, String message) {
    CommandRun run = failing(failure);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("nicebeach: ").contains(message);
  }

  @Test
  void whatAFileSaysNeitherFloodsNorCommandsTheTerminal() {
    String hostile = "\u001B[2J\u009B31m" + "x".repeat(100_000);
    assertThat(failing(new IOException("a.yaml: no key " + hostile)).err())
        .startsWith("nicebeach: a.yaml: no key ?[2J?31mxxx")
        .hasSizeLessThan(1100);
  }

  @Test
  void ownFaultsAskForAReport() {
    for (Throwable fault : new Throwable[] {new IllegalStateException("x"), new AssertionError()}) {
      CommandRun run = failing(fault);
      assertThat(run.exitCode()).isEqualTo(70);
      assertThat(run.err()).contains("a fault in Nicebeach", "--debug");
      assertThat(run.err().lines()).hasSize(2);
    }
  }

  @Test
  void onlyDebugShowsTheTrace() {
    assertThat(failing(new IOException("x")).err()).doesNotContain("\tat ");
    assertThat(failing(new IOException("x"), "--debug").err())
        .contains("nicebeach: x", "java.io.IOException", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trian",
        "train",
        "train --data d --out m --resmue",
        "train --data d --out m --seed one",
        "train --data d --out m --resume --force",
        "transcribe --model m",
        "evaluate --model m",
        "bench recognition --model m --runs many f",
        "crossvalidate --data d --by sound",
        "data get librispeech",
        "inspect",
        "inspect a b"
      })
  void aMistakeOnTheCommandLineIsTwoLines(String line) {
    CommandRun run = CommandRun.of((Object[]) line.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(2);
    assertThat(run.err()).startsWith("nicebeach: ").contains("Try 'nicebeach", "--help'");
  }

  @Test
  void namesWhatWasPerhapsMeant() {
    assertThat(CommandRun.of("trian").err()).contains("did you mean", "train");
    assertThat(CommandRun.of("train", "--data", "d", "--out", "m", "--resmue").err())
        .contains("did you mean", "--resume");
  }
}
