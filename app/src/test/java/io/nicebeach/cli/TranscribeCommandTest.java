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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscribeCommandTest {
  @TempDir static Path shared;
  private static Path model;

  @TempDir Path folder;
  private Path high;
  private Path low;

  @BeforeAll
  static void trainAModel() throws IOException {
    model = TinyCorpus.train(shared);
  }

  @BeforeEach
  void record() throws IOException {
    high = folder.resolve("a.wav");
    low = folder.resolve("b.wav");
    AudioWriter.write(TinyCorpus.word("high", 8000, 50), high);
    AudioWriter.write(TinyCorpus.word("low", 8000, 51), low);
  }

  private static CommandRun transcribe(Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "transcribe";
    all[1] = "--model";
    all[2] = model;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return CommandRun.of(all);
  }

  @Test
  void hearsSamplesWithoutAHeader() throws IOException {
    int header = 44;
    byte[] wav = Files.readAllBytes(high);
    Path bare = Files.write(folder.resolve("bare"), Arrays.copyOfRange(wav, header, wav.length));

    CommandRun run = transcribe("--raw", 8000, bare);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("\thigh\t");

    assertThat(transcribe(bare).exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    for (String option :
        List.of("--raw-encoding=signed_16", "--raw-channels=2", "--raw-big-endian")) {
      CommandRun noRate = transcribe(option, bare);
      assertThat(noRate.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(noRate.err()).contains("go with --raw RATE");
    }
    CommandRun tooFast = transcribe("--raw", 1_000_000, bare);
    assertThat(tooFast.exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(tooFast.err()).contains("1000000 Hz").hasLineCount(1);
    CommandRun tooSlow = transcribe("--raw", 0, high);
    assertThat(tooSlow.exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT);
  }

  @Test
  void settingsThatMakeNoSenseAreToldByTheirOptionBeforeAnyFile() {
    for (String option : List.of("--silence", "--longest", "--speech-threshold")) {
      CommandRun run = transcribe(option, 0, low, high);
      assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("nicebeach: " + option + ": ").hasLineCount(1);
    }
  }

  @Test
  void printsALineAFileInTheOrderGiven() {
    CommandRun run = transcribe(low, high);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("\\Q" + low + "\\E\tlow\t[01]\\.\\d\\d");
    assertThat(lines.get(1)).matches("\\Q" + high + "\\E\thigh\t[01]\\.\\d\\d");
  }

  @Test
  void warnsOfSoundThatIsHardToHear() throws IOException {
    Path silent = folder.resolve("silent.wav");
    AudioWriter.write(new Audio(new float[8000], 8000), silent);
    Audio loud = TinyCorpus.word("high", 8000, 50);
    for (int i = 0; i < loud.samples().length; i++) {
      loud.samples()[i] = Math.max(-1, Math.min(1, 10 * loud.samples()[i]));
    }
    Path clipped = folder.resolve("clipped.wav");
    AudioWriter.write(loud, clipped);

    CommandRun run = transcribe(silent, clipped, low);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(silent + "\t[silence]\t1.00").hasLineCount(3);
    assertThat(run.err().lines())
        .containsExactly(
            "nicebeach: " + silent + ": holds no sound; check the microphone and its switch",
            "nicebeach: " + clipped + ": is clipped; record it less loud");

    CommandRun json = transcribe("--json", silent, low);
    assertThat(json.err()).isEmpty();
    assertThat(json.out().lines().toList().get(0)).contains("\"warnings\":[\"empty\"]");
    assertThat(json.out().lines().toList().get(1)).contains("\"warnings\":[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mono8000.mp3", "stereo.ogg", "early.m4a", "stereo.aac"})
  void hearsCompressedSound(String file) {
    CommandRun run = transcribe(Path.of("../formats/src/test/resources/formats", file));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(file + "\t").hasLineCount(1);
  }

  @Test
  void walksAFolderForRecordings() throws IOException {
    Path below = Files.createDirectories(folder.resolve("x/y"));
    Files.move(low, below.resolve("c.WAV"));
    Files.writeString(folder.resolve("README.txt"), "no sound");
    Files.writeString(folder.resolve(".hidden.wav"), "no sound");

    CommandRun run = transcribe(folder);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().map(line -> line.split("\t")[0]))
        .containsExactly(high.toString(), below.resolve("c.WAV").toString());
  }

  @Test
  void aFileThatIsNamedMustBeSound() throws IOException {
    Path text = Files.writeString(folder.resolve("README.txt"), "no sound");

    CommandRun run = transcribe(text);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("nicebeach: " + text);
  }

  @Test
  void oneBadFileDoesNotStopTheRest() throws IOException {
    Path bad = BadSounds.text(folder.resolve("aa.wav"));
    Path missing = folder.resolve("missing.wav");
    Path empty = Files.createDirectory(folder.resolve("empty"));

    CommandRun run = transcribe(missing, empty, folder, low);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines().map(line -> line.split("\t")[0]))
        .containsExactly(high.toString(), low.toString(), low.toString());
    assertThat(run.err().lines()).hasSize(3);
    assertThat(run.err()).contains(bad.toString(), missing.toString(), empty.toString());
  }

  @Test
  void jsonLinesTellTheAlternatives() throws IOException {
    Path bad = BadSounds.text(folder.resolve("bad.wav"));
    CommandRun run = transcribe("--json", high, bad, low);

    assertThat(run.exitCode()).isEqualTo(1);
    List<Map<String, Object>> heard =
        run.out().lines().map(line -> Json.parseObject("out", line)).toList();
    assertThat(heard).hasSize(2);
    assertThat(heard.get(0).keySet())
        .containsExactly("file", "text", "accepted", "confidence", "warnings", "alternatives");
    assertThat(heard.get(0)).containsEntry("file", high.toString()).containsEntry("text", "high");
    double confidence = (double) heard.get(0).get("confidence");
    assertThat(confidence).isBetween(0.5, 1.0);
    assertThat(heard.get(0))
        .extractingByKey("alternatives", InstanceOfAssertFactories.LIST)
        .singleElement(InstanceOfAssertFactories.MAP)
        .containsEntry("text", "low")
        .extractingByKey("confidence", InstanceOfAssertFactories.DOUBLE)
        .isCloseTo(1 - confidence, org.assertj.core.data.Offset.offset(1e-6));
  }

  @Test
  void hearsStandardInput() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(Files.readAllBytes(low)));
      assertThat(transcribe("-").out()).startsWith("-\tlow\t");

      System.setIn(new ByteArrayInputStream("no sound".getBytes()));
      CommandRun bad = transcribe("-");
      assertThat(bad.exitCode()).isEqualTo(1);
      assertThat(bad.err()).startsWith("nicebeach: standard input: ");
    } finally {
      System.setIn(before);
    }
  }
}
