package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.data.synth.StrangeSound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSoundsTest {
  @TempDir Path folder;

  @Test
  void makesAsManyOfEachKindAndTheyAreSilence() throws IOException {
    Path out = folder.resolve("sounds");
    CommandRun run = CommandRun.of("data", "sounds", "--count", 2, "--out", out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    Corpus sounds = Corpora.read(out);
    assertThat(sounds.utterances()).hasSize(2 * StrangeSound.values().length);
    assertThat(sounds.labels()).containsExactly("_silence_");
  }

  @Test
  void whoLearnsThemRejectsThem() throws IOException {
    Path sounds = folder.resolve("sounds");
    CommandRun.of("data", "sounds", "--count", 8, "--out", sounds);
    Path corpus = TinyCorpus.write(folder.resolve("tones"), List.of("ann", "bob", "cid"), 4);
    Path model = folder.resolve("tones.safetensors");
    CommandRun trained =
        CommandRun.of(
            "train",
            "--data",
            corpus,
            "--extra",
            sounds + "=0.5",
            "--out",
            model,
            "--set=training.epochs=12",
            "--set=data.sounds.share=0");
    assertThat(trained.exitCode()).as(trained.err()).isZero();

    Path others = folder.resolve("others");
    CommandRun.of("data", "sounds", "--count", 1, "--seed", 2, "--out", others);
    Path engine = others.resolve("recordings").resolve("0000-engine.wav");
    CommandRun heard = CommandRun.of("transcribe", "--json", "--model", model, engine);
    assertThat(heard.out()).contains("\"rejection\":\"silence\"");
    Path high = corpus.resolve("high-0-0.wav");
    assertThat(CommandRun.of("transcribe", "--model", model, high).out()).contains("high");
  }

  @Test
  void aFolderThatHoldsACorpusIsLeftAsItIs() throws IOException {
    Path corpus = Path.of("..", "corpus", "mini");
    CommandRun run = CommandRun.of("data", "sounds", "--count", 1, "--out", corpus);
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("holds a corpus already; name a new folder");
  }

  @Test
  void noneAtAllIsAnError() {
    CommandRun run = CommandRun.of("data", "sounds", "--count", 0, "--out", folder.resolve("x"));
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("--count must be at least 1 but is 0");
  }
}
