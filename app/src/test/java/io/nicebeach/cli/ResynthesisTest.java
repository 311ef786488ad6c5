package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feature files that become sound: on disk, and for a training. */
class ResynthesisTest {
  private static final int FRAMES = 60;
  private static final int COEFFICIENTS = 13;

  @TempDir Path folder;
  private Path cepstra = Path.of("");

  /** A corpus in Sphinx's layout: two people say both words and "other". */
  @BeforeEach
  void write() throws IOException {
    cepstra = folder.resolve("cepstra");
    StringBuilder ids = new StringBuilder();
    StringBuilder transcription = new StringBuilder();
    for (String speaker : List.of("dan", "eve")) {
      for (String word : List.of("high", "low", "other")) {
        String id = word + "-" + speaker;
        Path file = cepstra.resolve("feat").resolve(speaker).resolve(id + ".mfc");
        Files.createDirectories(file.getParent());
        Files.write(file, features(word.equals("high") ? -0.5f : 0.8f));
        ids.append(speaker).append('/').append(id).append('\n');
        transcription.append("<s> %s </s> (%s)%n".formatted(word, id));
      }
    }
    Files.createDirectories(cepstra.resolve("etc"));
    Files.writeString(cepstra.resolve("etc/x_train.fileids"), ids);
    Files.writeString(cepstra.resolve("etc/x_train.transcription"), transcription);
  }

  private static byte[] features(float slope) {
    ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * (1 + FRAMES * COEFFICIENTS));
    buffer.putInt(FRAMES * COEFFICIENTS);
    for (int frame = 0; frame < FRAMES; frame++) {
      for (int k = 0; k < COEFFICIENTS; k++) {
        buffer.putFloat(k == 0 ? frame / 10f : k == 1 ? slope : 0);
      }
    }
    return buffer.array();
  }

  @Test
  void aCorpusOfFeatureFilesBecomesOneOfSound() throws IOException {
    Path out = folder.resolve("sound");
    CommandRun run =
        CommandRun.of(
            "data", "resynthesize", "--from", cepstra, "--labels", "high,low", "--out", out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 recordings");
    Corpus sound = Corpora.read(out);
    assertThat(sound.labels()).containsExactly("high", "low");
    assertThat(sound.speakers()).containsExactly("dan", "eve");
    assertThat(sound.utterances().get(0).sound().seconds()).isEqualTo(FRAMES / 100.0);

    CommandRun again = CommandRun.of("data", "resynthesize", "--from", out, "--out", out);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains(".wav", "is no feature file (.mfc) to be made sound of");
  }

  @Test
  void aTrainingHearsThem() throws IOException {
    Path words = TinyCorpus.write(folder.resolve("words"), List.of("ann", "bob", "cid"), 4);
    Path model = folder.resolve("m.safetensors");
    CommandRun run =
        CommandRun.of(
            "train",
            "--data",
            words,
            "--out",
            model,
            "--set=training.epochs=2",
            "--set=data.extras=[{path: '" + cepstra + "', share: 0.2, resynthesize: true}]");
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path settings = folder.resolve("m.run/settings.json");
    Map<String, ?> facts = Json.parseObject("s", Files.readString(settings));
    assertThat(((Map<?, ?>) facts.get("data")).get("sources").toString())
        .contains("name=cepstra, share=0.2, utterances=4, speakers=2, dropped=2");
  }
}
