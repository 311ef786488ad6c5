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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseTest {
  @TempDir Path folder;

  @Test
  void theCurveFallsWithTheRatioAndIsTheSameAgain() throws IOException {
    Path model = TinyCorpus.train(folder);
    Path noise = noise();
    Object[] command = {
      "evaluate",
      "--model",
      model,
      "--data",
      folder.resolve("corpus"),
      "--split",
      "all",
      "--noise",
      noise,
      "--snr",
      "60,-40",
      "--json"
    };
    CommandRun run = CommandRun.of(command);
    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, ?> facts = Json.parseObject("evaluation", run.out());
    List<?> points = (List<?>) facts.get("noise");
    assertThat(points).hasSize(2);
    Map<?, ?> quiet = (Map<?, ?>) points.get(0);
    Map<?, ?> loud = (Map<?, ?>) points.get(1);
    assertThat(((Number) quiet.get("snr")).intValue()).isEqualTo(60);
    assertThat(quiet.get("accuracy")).isEqualTo(facts.get("accuracy"));
    assertThat(((Number) loud.get("accuracy")).doubleValue())
        .isLessThan(((Number) quiet.get("accuracy")).doubleValue());
    assertThat(CommandRun.of(command).out()).isEqualTo(run.out());
  }

  @Test
  void everySpeakerInTurnIsTestedInNoiseToo() throws IOException {
    Path corpus = TinyCorpus.write(folder.resolve("corpus"), List.of("ann", "bob", "cid"), 4);
    Object[] command = {
      "crossvalidate",
      "--data",
      corpus,
      "--set=training.epochs=8",
      "--out",
      folder.resolve("folds"),
      "--noise",
      noise(),
      "--snr",
      "60,-40",
      "--resume"
    };
    CommandRun run = CommandRun.of(command);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("60 dB noise  mean ", "-40 dB noise mean ");
    assertThat(folder.resolve("folds/report.html"))
        .content()
        .contains("In noise 60 dB below the speech: mean");

    CommandRun json =
        CommandRun.of(Stream.concat(Stream.of(command), Stream.of("--json")).toArray());
    Map<String, ?> facts = Json.parseObject("folds", json.out());
    List<?> points = (List<?>) facts.get("noise");
    assertThat(points).extracting(point -> ((Map<?, ?>) point).get("snr")).hasSize(2);
    Map<?, ?> quiet = (Map<?, ?>) points.get(0);
    Map<?, ?> loud = (Map<?, ?>) points.get(1);
    assertThat((List<?>) quiet.get("folds")).hasSize(3);
    assertThat(quiet.get("mean")).isEqualTo(facts.get("mean"));
    assertThat(((Number) loud.get("mean")).doubleValue())
        .isLessThan(((Number) quiet.get("mean")).doubleValue());
  }

  @Test
  void aFolderWithoutNoiseForTestsIsAnError() throws IOException {
    Path model = TinyCorpus.train(folder);
    Path empty = Files.createDirectories(folder.resolve("empty"));
    CommandRun run =
        CommandRun.of(
            "evaluate", "--model", model, "--data", folder.resolve("corpus"), "--noise", empty);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("empty", "kept for tests");
  }

  @Test
  void ratiosOfNoNoiseAreRefusedAndNotPassedOver() {
    for (String command : List.of("evaluate", "crossvalidate")) {
      CommandRun run = CommandRun.of(command, "--data", folder, "--snr=5");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("--snr goes with --noise");
    }
  }

  private Path noise() throws IOException {
    Path noise = Files.createDirectories(folder.resolve("noise"));
    Random random = new Random(1);
    for (int file = 0; file < 12; file++) { // a quarter of the names is kept for tests
      float[] samples = new float[8000];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) (0.1 * random.nextGaussian());
      }
      AudioWriter.write(new Audio(samples, 8000), noise.resolve("noise" + file + ".wav"));
    }
    return noise;
  }
}
