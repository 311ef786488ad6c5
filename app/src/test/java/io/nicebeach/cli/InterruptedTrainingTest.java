package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are ended in the middle of a training; takes some seconds. */
@Timeout(180)
class InterruptedTrainingTest {
  private static final int EPOCHS = 30;

  @TempDir Path folder;
  private Path corpus;

  @BeforeEach
  void record() throws IOException {
    corpus = TinyCorpus.write(folder.resolve("corpus"), List.of("ann", "bob", "cid", "dan"), 4);
  }

  private List<String> train(Path model, String... options) {
    List<String> words =
        CommandProcess.words(
            "train",
            "--data",
            corpus,
            "--out",
            model,
            "--set=training.epochs=" + EPOCHS,
            "--set=data.sounds.share=0");
    words.addAll(List.of(options));
    return words;
  }

  @Test
  void aKilledTrainingGoesOnAndEndsWithTheSameBytes() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole.safetensors");
    Process uninterrupted = CommandProcess.start(train(whole));
    String output = CommandProcess.output(uninterrupted);
    assertThat(uninterrupted.waitFor()).as(output).isZero();

    Path model = folder.resolve("killed.safetensors");
    Process killed = CommandProcess.start(train(model));
    awaitEpochs(killed, model, 3);
    killed.destroyForcibly().waitFor();
    assertThat(epochs(model)).isBetween(3, EPOCHS - 1);
    assertThat(model).doesNotExist();

    Process resumed = CommandProcess.start(train(model, "--resume"));
    output = CommandProcess.output(resumed);
    assertThat(resumed.waitFor()).as(output).isZero();
    assertThat(output).contains("going on after epoch");
    assertThat(epochs(model)).isEqualTo(EPOCHS);
    assertThat(model).hasSameBinaryContentAs(whole);
  }

  @Test
  void controlCSaysHowToGoOn() throws IOException, InterruptedException {
    // Where this test runs in the background, its children would inherit that Ctrl-C is ignored.
    List<String> heeding = new ArrayList<>(List.of("env", "--default-signal=INT"));
    assumeThat(CommandProcess.succeeds("env", "--default-signal=INT", "true")).isTrue();
    Path model = folder.resolve("m.safetensors");
    heeding.addAll(train(model));
    Process process = CommandProcess.start(heeding);
    awaitEpochs(process, model, 2);
    assertThat(CommandProcess.succeeds("kill", "-INT", Long.toString(process.pid()))).isTrue();

    List<String> lines = CommandProcess.output(process).lines().toList();
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(lines).last().isEqualTo("interrupted; go on with the same command and --resume");
    assertThat(lines).noneMatch(line -> line.contains("Exception"));
  }

  private static void awaitEpochs(Process process, Path model, int epochs)
      throws IOException, InterruptedException {
    while (process.isAlive() && epochs(model) < epochs) {
      Thread.sleep(5);
    }
  }

  private static int epochs(Path model) throws IOException {
    Path log = model.resolveSibling(model.getFileName().toString().replace(".safetensors", ".run"));
    Path events = log.resolve("log.jsonl");
    return Files.exists(events) ? Files.readAllLines(events).size() : 0;
  }
}
