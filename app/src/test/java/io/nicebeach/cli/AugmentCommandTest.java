package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.augment.Steps;
import io.nicebeach.data.layout.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentCommandTest {
  @TempDir Path folder;

  private Path word() throws IOException {
    Path file = folder.resolve("high.wav");
    AudioWriter.write(TinyCorpus.word("high", 8000, 1), file);
    return file;
  }

  @Test
  void everyStepIsHeardOrItIsSaidWhyNot() throws IOException {
    Path out = folder.resolve("heard");
    CommandRun run = CommandRun.of("augment", word(), "--out", out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    float[] clean = AudioReader.read(out.resolve("clean.wav")).samples();
    for (String step : Steps.names()) {
      Path wav = out.resolve(step + ".wav");
      if (List.of("frequency-mask", "time-mask", "voices", "background", "excerpt")
          .contains(step)) {
        assertThat(run.out()).contains(step + ": c");
        assertThat(wav).doesNotExist();
      } else {
        assertThat(AudioReader.read(wav).samples()).as(step).isNotEqualTo(clean);
      }
    }
  }

  @Test
  void onlyWhatIsSetIsTaken() throws IOException {
    Path out = folder.resolve("heard");
    Object[] command = {
      "augment",
      word(),
      "--out",
      out,
      "--set",
      "augmentation.gain={from: -20, to: -20}",
      "--takes",
      "2"
    };
    CommandRun run = CommandRun.of(command);
    assertThat(run.exitCode()).as(run.err()).isZero();
    try (var files = Files.list(out)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("clean.wav", "gain-1.wav", "gain-2.wav");
    }
    Audio clean = AudioReader.read(out.resolve("clean.wav"));
    Audio quiet = AudioReader.read(out.resolve("gain-1.wav"));
    assertThat(quiet.samples()[1200]).isCloseTo(clean.samples()[1200] / 10, within(1e-4f));
    CommandRun again = CommandRun.of(command);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("clean.wav", "--force");
  }

  /** Where nothing can be heard, every word would be learnt as silence. */
  @Test
  void aRoomOfSilenceIsRefused() throws IOException {
    Path rooms = Files.createDirectories(folder.resolve("rooms"));
    AudioWriter.write(new Audio(new float[800], 8000), rooms.resolve("hall.wav"));
    List<Object> settings =
        List.of("--set=data.rooms=" + rooms, "--set=augmentation={room: {recorded: 1}}");
    Path corpus = TinyCorpus.write(folder.resolve("corpus"), List.of("ann", "bob"), 2);
    List<Object> train =
        List.of("train", "--data", corpus, "--out", folder.resolve("m.safetensors"));
    List<Object> augment = List.of("augment", word(), "--out", folder.resolve("heard"));
    for (List<Object> command : List.of(train, augment)) {
      CommandRun run = CommandRun.of(Stream.concat(command.stream(), settings.stream()).toArray());
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("hall.wav: is silence", "take it out of the folder of rooms");
    }
  }

  @Test
  void joinedStringsAreACorpusThatIsTheSameAgain() throws IOException {
    Path words = TinyCorpus.write(folder.resolve("words"), List.of("ann", "bob"), 2);
    for (String name : List.of("first", "second")) {
      CommandRun run =
          CommandRun.of(
              "data",
              "join",
              "--from",
              words,
              "--speakers",
              "bob",
              "--count",
              "6",
              "--words",
              "2-4",
              "--seed",
              "3",
              "--out",
              folder.resolve(name));
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("6 strings");
    }
    Corpus strings = Corpora.read(folder.resolve("first"));
    assertThat(strings.utterances()).hasSize(6);
    assertThat(strings.speakers()).containsExactly("bob");
    for (Utterance string : strings.utterances()) {
      int count = string.text().split(" ").length;
      assertThat(count).isBetween(2, 4);
      assertThat(string.sound().seconds()).isBetween(0.4 + 0.05 * count, 0.4 + 1.0 * count);
      Path twin = folder.resolve("second/recordings").resolve(string.file().getFileName());
      assertThat(twin).hasSameBinaryContentAs(string.file());
    }
    CommandRun again =
        CommandRun.of("data", "join", "--from", words, "--out", folder.resolve("first"));
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("holds a corpus already");
    CommandRun wrong =
        CommandRun.of("data", "join", "--from", words, "--words", "few", "--out", folder);
    assertThat(wrong.err()).contains("--words must be like 2-10 but is few");
  }
}
