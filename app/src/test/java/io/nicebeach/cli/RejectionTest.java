package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Parameters.Precision;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectionTest {
  /** Enough that a few of them are kept for tests and for development, told by their names. */
  private static final List<String> SPEAKERS =
      IntStream.range(0, 40).mapToObj(i -> "voice" + i).toList();

  @TempDir Path folder;

  @Test
  void aModelThatLearntOtherWordsRejectsThem() throws IOException {
    Path model = train();
    Map<String, ?> metadata = ModelFile.read(model).acceptance().toMap();
    assertThat(metadata).containsKey("threshold");
    assertThat(ModelFile.read(model).alphabet().tokens())
        .containsExactlyInAnyOrder("high", "low", "_both_", "_silence_");
    assertThat(ModelFile.read(model).parameters().precision()).isEqualTo(Precision.HALF);
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--model",
            model,
            "--data",
            folder.resolve("words"),
            "--split=held-out",
            "--others",
            folder.resolve("others"),
            "--silence",
            folder.resolve("noise"),
            "--report",
            folder.resolve("pages/page.html"),
            "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<?, ?> acceptance = (Map<?, ?>) Json.parseObject("facts", run.out()).get("acceptance");
    assertThat(share(acceptance, "known")).isGreaterThan(0.8);
    assertThat(share(acceptance, "others")).isLessThan(0.2);
    assertThat((double) acceptance.get("silentHours")).isPositive();
    assertThat((List<?>) acceptance.get("curve")).hasSize(101);
    assertThat(folder.resolve("pages/page.html"))
        .content()
        .contains("reliability diagram", "acceptance");

    CommandRun nothing =
        CommandRun.of(
            "evaluate", "--model", model, "--data", folder.resolve("words"), "--other-words=both");
    assertThat(nothing.err()).contains("--other-words goes with --others");

    CommandRun heard = CommandRun.of("transcribe", "--model", model, anyOther());
    assertThat(heard.out()).contains("\t[unknown-words]\t");
  }

  @Test
  void nonwordsAndKindsOfSilenceBecomeTokensThatAreNeverAnswered() throws IOException {
    Path model = train("_silence_*_", "nonwords: {share: 0.1, of: [words]}");
    assertThat(ModelFile.read(model).alphabet().tokens())
        .containsExactlyInAnyOrder(
            "high",
            "low",
            "_both_",
            "_silence_noise_",
            "_backwards-high_",
            "_backwards-low_",
            "_high-low_",
            "_low-high_");
    assertThat(ModelFile.read(model).alphabet().words()).containsExactlyInAnyOrder("high", "low");
  }

  @Test
  void nonwordsOfACorpusThatIsNotThereAreAnError() throws IOException {
    CommandRun run = training("_silence_", "nonwords: {share: 0.1, of: [word]}");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("nothing to make nonwords of")
        .contains("let data.nonwords.of name some of [words, others, noise]");
  }

  @Test
  void calibratingSetsTheThreshold() throws IOException {
    Path model = train();
    Path calm = folder.resolve("calm.safetensors");
    CommandRun run =
        CommandRun.of(
            "calibrate",
            "--model",
            model,
            "--data",
            folder.resolve("words"),
            "--split=all",
            "--accept=0.9",
            "--out",
            calm);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("accepted from ");
    assertThat(run.err())
        .contains(
            "warning: the model learnt from words (split held-out, seed 1)",
            "too sure of strangers");
    assertThat(calibrating(model, "words", "held-out", "a").err())
        .as("the test part of the training")
        .doesNotContain("learnt from");
    TinyCorpus.write(folder.resolve("calls"), List.of("zoe", "yan"), 2);
    assertThat(calibrating(model, "calls", "all", "b").err()).doesNotContain("learnt from");
    assertThat(ModelFile.read(calm).parameters())
        .usingRecursiveComparison()
        .isEqualTo(ModelFile.read(model).parameters());
    CommandRun again =
        CommandRun.of("calibrate", "--model", model, "--data", folder, "--out", calm);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("calm.safetensors");
  }

  private CommandRun calibrating(Path model, String data, String split, String out) {
    CommandRun run =
        CommandRun.of(
            "calibrate",
            "--model",
            model,
            "--data",
            folder.resolve(data),
            "--split",
            split,
            "--out",
            folder.resolve(out));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private static double share(Map<?, ?> acceptance, String key) {
    return (double) ((Map<?, ?>) acceptance.get(key)).get("accuracy");
  }

  private Path anyOther() throws IOException {
    try (var files = Files.list(folder.resolve("others"))) {
      return files.filter(file -> file.toString().endsWith(".wav")).sorted().findFirst().get();
    }
  }

  private Path train() throws IOException {
    return train("_silence_", "nonwords: {}");
  }

  private Path train(String silence, String nonwords) throws IOException {
    CommandRun run = training(silence, nonwords);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return folder.resolve("knowing.safetensors");
  }

  private CommandRun training(String silence, String nonwords) throws IOException {
    Path words = TinyCorpus.write(folder.resolve("words"), SPEAKERS, 2);
    others(folder.resolve("others"));
    noise(folder.resolve("noise"));
    Path recipe = folder.resolve("knowing.yaml");
    Files.writeString(
        recipe,
        """
        data:
          corpus: %s
          labels: [high, low]
          extras:
            - {path: %s, share: 0.4, apart: true}
            - {path: %s, as: _*_, share: 0.2, apart: true}
            - {path: %s, as: %s, share: 0.1, apart: true}
          %s
        network: [{pool: {kind: mean-std}}, {dense: {units: 24}}, relu, {dense: {units: classes}}]
        objective: {kind: cross-entropy}
        optimizer: {kind: adamw}
        learningRate: {rate: 0.01}
        training: {epochs: 20, batchSize: 16, keep: last, precision: half}
        acceptance: {accept: 0.95}
        """
            .formatted(
                words,
                words,
                folder.resolve("others"),
                folder.resolve("noise"),
                silence,
                nonwords));
    Path model = folder.resolve("knowing.safetensors");
    return CommandRun.of("train", "--recipe", recipe, "--split=held-out", "--out", model);
  }

  /** Words like none that the model answers with: two tones at once. */
  private static void others(Path corpus) throws IOException {
    Files.createDirectories(corpus);
    StringBuilder manifest = new StringBuilder("file_name,transcription,speaker\n");
    for (int i = 0; i < SPEAKERS.size(); i++) {
      float[] low = TinyCorpus.word("low", 8000, 7L * i).samples();
      float[] high = TinyCorpus.word("high", 8000, 7L * i + 1).samples();
      float[] both = new float[low.length];
      for (int n = 0; n < both.length; n++) {
        both[n] = 0.7f * low[n] + 0.7f * high[n];
      }
      String name = "both-" + i + ".wav";
      AudioWriter.write(new Audio(both, 8000), corpus.resolve(name));
      manifest.append(name + ",both," + SPEAKERS.get(i) + "\n");
    }
    Files.writeString(corpus.resolve("metadata.csv"), manifest);
  }

  private static void noise(Path noise) throws IOException {
    Files.createDirectories(noise);
    Random random = new Random(1);
    for (int file = 0; file < 24; file++) {
      float[] samples = new float[16_000];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) (0.1 * random.nextGaussian());
      }
      AudioWriter.write(new Audio(samples, 8000), noise.resolve("noise" + file + ".wav"));
    }
  }
}
