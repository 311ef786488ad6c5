package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckCommandTest {
  @TempDir Path folder;

  @Test
  void aSoundCorpusIsSummedUp() throws IOException {
    addGoodRecordings();

    CommandRun run = CommandRun.of("data", "check", folder);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .contains(folder + ": 80 readable recordings, 0.7 minutes, 2 speakers, 2 labels, 8000 Hz");
  }

  @Test
  void errorsComeFirstAndSetTheExitCode() throws IOException {
    addGoodRecordings();
    Path text = Files.writeString(folder.resolve("1_ann_90.wav"), "this is a text, not a sound");
    for (int i = 91; i < 96; i++) {
      add("1_ann_" + i + ".wav", new Audio(new float[4000], 8000));
    }

    CommandRun run = CommandRun.of("data", "check", folder);

    assertThat(run.exitCode()).isEqualTo(1);
    List<String> lines = run.out().lines().toList();
    assertThat(lines).startsWith("error: unreadable (1)");
    assertThat(lines.get(1)).startsWith("  " + text + ": ").containsOnlyOnce(text.toString());
    assertThat(lines).containsSubsequence("warning: silent (5)", "  and 2 more");
    assertThat(lines.get(lines.size() - 1)).startsWith("1 error, ");
  }

  @Test
  void asManyExamplesAsWanted() throws IOException {
    addGoodRecordings();
    for (int i = 91; i < 96; i++) {
      add("1_ann_" + i + ".wav", new Audio(new float[4000], 8000));
    }

    String all = CommandRun.of("data", "check", folder, "--examples", "5").out();
    assertThat(all).contains("1_ann_91.wav: level", "1_ann_95.wav: level");
    assertThat(CommandRun.of("data", "check", folder, "--examples", "0").out())
        .contains("silent (5)", "  and 5 more")
        .doesNotContain("1_ann_91.wav: level");
  }

  @Test
  void jsonNamesEveryFinding() throws IOException {
    addGoodRecordings();
    Path text = Files.writeString(folder.resolve("1_ann_90.wav"), "this is a text, not a sound");

    CommandRun run = CommandRun.of("data", "check", folder, "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    Map<String, ?> result = Json.parseObject("standard output", run.out());
    assertThat(result.get("recordings")).hasToString("80");
    Map<?, ?> first = (Map<?, ?>) ((List<?>) result.get("findings")).get(0);
    assertThat(first.get("kind")).isEqualTo("unreadable");
    assertThat(first.get("severity")).isEqualTo("error");
    assertThat(first.get("file")).isEqualTo(text.toString());
  }

  @Test
  void anEmptyFolderIsReported() {
    CommandRun run = CommandRun.of("data", "check", folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("nicebeach: " + folder).contains("holds no recordings");
  }

  @Test
  void aMissingFolderIsReported() {
    CommandRun run = CommandRun.of("data", "check", folder.resolve("missing"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("missing: does not exist");
  }

  @Test
  void helpHasAnExample() {
    assertThat(CommandRun.of("data", "check", "--help").out())
        .contains("Example:", "nicebeach data check recordings/");
    assertThat(CommandRun.of("data", "--help").out()).contains("get ", "check ", "Example:");
  }

  /** Two speakers say 0 and 1, twenty times each, in the names of FSDD. */
  private void addGoodRecordings() throws IOException {
    for (int i = 0; i < 80; i++) {
      String speaker = i % 4 < 2 ? "ann" : "bob";
      add("%d_%s_%d.wav".formatted(i % 2, speaker, 5 + i / 4), noise(i));
    }
  }

  private void add(String name, Audio audio) throws IOException {
    AudioWriter.write(audio, folder.resolve(name));
  }

  private static Audio noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[4000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.4 * random.nextDouble() - 0.2);
    }
    return new Audio(samples, 8000);
  }
}
