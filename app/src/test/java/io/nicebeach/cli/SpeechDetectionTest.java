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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Detectors of speech on the command line: trained, tested in noise, looked at, refused. */
class SpeechDetectionTest {
  private static final String RECIPE =
      """
      data: {sampling: {noise: 0.3}}
      features:
        mel: {bands: 12}
        logarithm: {reference: absolute, floor: 1.0e-9}
        centering: {mean: none, scale: 1}
      normalization: {kind: standard}
      network:
        - context: {frames: 5, causal: true}
        - dense: {units: 12, initialization: he}
        - relu
        - dense: {units: classes}
      objective: {kind: frames, delay: 2}
      optimizer: {kind: adamw}
      learningRate: {rate: 0.02}
      training: {epochs: 8, batchSize: 4, developmentShare: 0}
      augmentation:
        padding: {ranges: [{share: 1, from: 0.2, to: 0.5}]}
        background: {from: 10, to: 40}
        noise-floor: {}
      """;

  @TempDir Path folder;

  @Test
  void isTrainedTestedInNoiseAndLookedAt() throws IOException {
    Path model = train();

    CommandRun run = evaluate(model);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("as recorded", "40 dB", "-10 dB", "network", "level", "Noise alone, ");

    CommandRun json = evaluate(model, "--json");
    assertThat(json.exitCode()).as(json.err()).isZero();
    List<?> conditions = (List<?>) Json.parseObject("report", json.out()).get("conditions");
    assertThat(conditions).hasSize(3);
    assertThat(rate(conditions.get(1), "network")).isLessThan(0.15);
    assertThat(rate(conditions.get(2), "network"))
        .isGreaterThan(rate(conditions.get(1), "network"));
    assertThat(evaluate(model, "--json").out()).isEqualTo(json.out());

    CommandRun others = evaluate(model, "--others=" + folder);
    assertThat(others.exitCode()).isEqualTo(2);
    assertThat(others.err()).contains("--others shows how words", "a speech detector");

    CommandRun inspect = CommandRun.of("inspect", model);
    assertThat(inspect.exitCode()).as(inspect.err()).isZero();
    assertThat(inspect.out()).contains("noise, speech").contains("% of the speech missed");
  }

  private static double rate(Object condition, String detector) {
    Map<?, ?> rates = (Map<?, ?>) ((Map<?, ?>) condition).get(detector);
    return ((Number) rates.get("equalErrorRate")).doubleValue();
  }

  @Test
  void whoWantsWordsIsToldWhatTheModelIsFor() throws IOException {
    Path model = train();
    CommandRun run = CommandRun.of("transcribe", "--model", model, folder.resolve("noise/0.wav"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("tells where somebody speaks but not what");
  }

  @Test
  void crossvalidateRefusesADetectorAtOnce() throws IOException {
    Path recipe = Files.writeString(folder.resolve("detector.yaml"), RECIPE);
    CommandRun run =
        CommandRun.of(
            "crossvalidate", "--recipe", recipe, "--data", folder, "--out", folder.resolve("out"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("train it with --split speaker=NAME");
  }

  private CommandRun evaluate(Path model, String... more) {
    return CommandRun.of(
        "evaluate",
        "--model",
        model,
        "--data",
        folder.resolve("corpus"),
        "--split",
        "speaker=cid",
        "--noise",
        folder.resolve("noise"),
        "--snr=40,-10",
        more.length == 0 ? "--seed=1" : more[0]);
  }

  private Path train() throws IOException {
    Path corpus = TinyCorpus.write(folder.resolve("corpus"), List.of("ann", "bob", "cid"), 4);
    Path recipe = Files.writeString(folder.resolve("detector.yaml"), RECIPE);
    Path model = folder.resolve("detector.safetensors");
    CommandRun run =
        CommandRun.of(
            "train",
            "--recipe",
            recipe,
            "--data",
            corpus,
            "--split",
            "speaker=cid",
            "--set",
            "data.noise=" + noise(),
            "--out",
            model);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("nicebeach evaluate --model");
    return model;
  }

  /** Of twelve names a quarter is kept for tests. */
  private Path noise() throws IOException {
    Path noise = Files.createDirectories(folder.resolve("noise"));
    Random random = new Random(1);
    for (int file = 0; file < 12; file++) {
      float[] samples = new float[8000];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) (0.05 * random.nextGaussian());
      }
      AudioWriter.write(new Audio(samples, 8000), noise.resolve(file + ".wav"));
    }
    return noise;
  }
}
