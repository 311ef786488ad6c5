package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.cli.console.ExitCode;
import io.nicebeach.microphone.Microphone;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ListenCommandTest {
  @TempDir static Path folder;
  private static Path model;
  private static Path recording;

  @BeforeAll
  static void trainAModel() throws IOException {
    model = TinyCorpus.train(folder);
    recording = folder.resolve("words.wav");
    AudioWriter.write(
        LongRecordings.joined(
            1.5, TinyCorpus.word("high", 8000, 50), TinyCorpus.word("low", 8000, 51)),
        recording);
  }

  @Test
  void aRecordingIsHeardWordByWord() {
    CommandRun run =
        CommandRun.of(
            "listen", "--model", model, "--detector", "level", "--play", recording, "--fast");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("0:00:01\\.[12]\thigh\t[01]\\.\\d\\d\t\\d+ ms");
    assertThat(lines.get(1)).matches("0:00:0[23]\\.\\d\tlow\t[01]\\.\\d\\d\t\\d+ ms");
  }

  @Test
  void aRecordingTakesAsLongAsItLasts() throws IOException {
    Audio word = TinyCorpus.word("low", 8000, 7);
    Path brief = folder.resolve("brief.wav");
    AudioWriter.overwrite(LongRecordings.joined(0.3, word), brief);
    long start = System.nanoTime();
    CommandRun run =
        CommandRun.of("listen", "--model", model, "--detector", "level", "--play", brief);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(run.out()).contains("\tlow\t");
    assertThat(seconds).isGreaterThan(0.3 + word.seconds());
  }

  @Test
  @Timeout(120)
  void controlCKeepsTheLastWord() throws IOException, InterruptedException {
    // Where this test runs in the background, its children would inherit that Ctrl-C is ignored.
    assumeThat(CommandProcess.succeeds("env", "--default-signal=INT", "true")).isTrue();
    Path endless = folder.resolve("endless.wav");
    Audio[] words = new Audio[60];
    java.util.Arrays.fill(words, TinyCorpus.word("high", 8000, 3));
    AudioWriter.overwrite(LongRecordings.joined(0.25, words), endless);
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(
        CommandProcess.words(
            "listen",
            "--model",
            model,
            "--detector",
            "level",
            "--play",
            endless,
            "--longest",
            2000));
    Process process = CommandProcess.start(command);
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).startsWith("0:00:00.0\t"); // divided, as there is no pause
      assertThat(CommandProcess.succeeds("kill", "-INT", Long.toString(process.pid()))).isTrue();
      List<String> rest = lines.lines().toList();
      assertThat(rest).hasSize(1).first().asString().matches("0:00:0\\d\\.\\d\t.*\t.* ms");
    }
    assertThat(process.waitFor()).isEqualTo(130);
  }

  @Test
  void withoutAMicrophoneTheCureIsNamed() {
    assumeThat(Microphone.names()).isEmpty();
    for (CommandRun run :
        List.of(CommandRun.of("listen", "--model", model), CommandRun.of("listen", "--devices"))) {
      assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT);
      assertThat(run.err()).contains("no microphone was found", "--play FILE").hasLineCount(1);
    }
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    CommandRun run =
        CommandRun.of(
            "listen", "--model", model, "--detector", "level", "--play", recording, "--silence", 0);
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err()).contains("--silence: trailingSilence must be positive but is 0");
  }

  @Test
  void refusesOptionsThatWouldBePassedOver() {
    CommandRun fast = CommandRun.of("listen", "--model", model, "--fast");
    assertThat(fast.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(fast.err()).contains("--fast goes with --play");
    CommandRun device =
        CommandRun.of("listen", "--model", model, "--play", recording, "--device", "usb");
    assertThat(device.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(device.err()).contains("--device names a microphone");
  }
}
