package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.cli.console.ExitCode;
import io.nicebeach.settings.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that are divided into utterances. */
class TranscribeLongTest {
  private static final String[] SAID = {"high", "low", "low", "high", "high", "low"};

  @TempDir static Path folder;
  private static Path model;
  private static Path shortOne;
  private static Path longOne;

  @BeforeAll
  static void record() throws IOException {
    model = TinyCorpus.train(folder);
    Audio[] words = new Audio[SAID.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = TinyCorpus.word(SAID[i], 8000, 50 + i);
    }
    shortOne = folder.resolve("short.wav");
    longOne = folder.resolve("long.wav");
    AudioWriter.write(LongRecordings.joined(1.2, words), shortOne);
    AudioWriter.write(LongRecordings.joined(5, words), longOne);
  }

  private static List<String> texts(CommandRun run, int column) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().lines().map(line -> line.split("\t")[column]).toList();
  }

  @Test
  void moreThanHalfAMinuteIsDivided() {
    CommandRun run = CommandRun.of("transcribe", "--detector", "level", "--model", model, longOne);
    assertThat(texts(run, 2)).containsExactly(SAID);
    assertThat(texts(run, 1)).isSorted().first().asString().matches("0:00:04\\.\\d");
  }

  @Test
  void aShorterOneIsOnlyIfThatIsWanted() {
    assertThat(
            texts(
                CommandRun.of("transcribe", "--detector", "level", "--model", model, shortOne), 1))
        .hasSize(1);
    CommandRun run =
        CommandRun.of(
            "transcribe", "--detector", "level", "--model", model, "--segments", shortOne);
    assertThat(texts(run, 2)).containsExactly(SAID);
  }

  @Test
  void standardInputIsDividedToo() throws IOException {
    CommandRun file = CommandRun.of("transcribe", "--detector", "level", "--model", model, longOne);
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(Files.readAllBytes(longOne)));
      CommandRun run = CommandRun.of("transcribe", "--detector", "level", "--model", model, "-");
      assertThat(run.out()).isEqualTo(file.out().replace(longOne.toString(), "-"));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void jsonHasALineAnUtterance() {
    CommandRun run =
        CommandRun.of(
            "transcribe", "--detector", "level", "--model", model, "--format", "json", longOne);
    List<Map<String, Object>> heard =
        run.out().lines().map(line -> Json.parseObject("out", line)).toList();
    assertThat(heard).hasSize(SAID.length);
    assertThat(heard.get(0).keySet())
        .containsExactly(
            "file", "start", "end", "text", "accepted", "confidence", "warnings", "alternatives");
    assertThat((double) heard.get(0).get("start")).isBetween(4.0, 5.0);
  }

  @Test
  void subtitlesAreOfOneRecording() {
    CommandRun run =
        CommandRun.of(
            "transcribe", "--detector", "level", "--model", model, "--format", "vtt", longOne);
    assertThat(run.out()).startsWith("WEBVTT\n\n1\n00:00:04.").contains(" --> ", "\nhigh\n\n2\n");
    CommandRun two =
        CommandRun.of(
            "transcribe",
            "--detector",
            "level",
            "--model",
            model,
            "--format=srt",
            longOne,
            shortOne);
    assertThat(two.exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(two.err()).contains("one recording at a time but 2 or more are given");
  }
}
