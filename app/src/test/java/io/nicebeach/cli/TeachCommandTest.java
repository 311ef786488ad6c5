package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.FeatureSettings.Centering;
import io.nicebeach.features.Normalization;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.text.Alphabet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachCommandTest {
  private static final int RATE = 8000;

  @TempDir Path folder;
  private Path base = Path.of("");
  private Path mine = Path.of("");

  /** A recording's point is its average spectrum, so tones apart have points apart. */
  @BeforeEach
  void writeBase() throws IOException {
    base = folder.resolve("base.safetensors");
    mine = folder.resolve("mine.safetensors");
    FeatureSettings features =
        FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, RATE)
            .withCentering(new Centering(Centering.Mean.NONE, 30, 1));
    List<Object> layers =
        List.of(
            Map.of("pool", Map.of("kind", "mean")),
            "layer-norm",
            Map.of("dense", Map.of("units", "classes")));
    NetworkSpec network = NetworkSpec.from(features.bins(), layers, 2);
    float[] ones = new float[features.bins()];
    Arrays.fill(ones, 1);
    ModelFile.write(
        new Model(
            features,
            Normalization.of(new float[features.bins()], ones),
            network,
            Initializer.parameters(network, 1),
            Objective.of(Objective.Kind.CROSS_ENTROPY),
            Alphabet.of(List.of("some", "words")),
            Map.of()),
        base);
  }

  /** A word is a tone here, a little different each time and from voice to voice. */
  private static Audio tone(double hertz, int voice, int take) {
    float[] samples = new float[2000 + 100 * take];
    for (int i = 0; i < samples.length; i++) {
      double cycles = hertz * (1 + 0.02 * voice + 0.005 * take) * i / RATE;
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * cycles));
    }
    return new Audio(samples, RATE);
  }

  private Path say(String corpus, String word, double hertz, int voices, int takes)
      throws IOException {
    Path words = Files.createDirectories(folder.resolve(corpus).resolve(word));
    for (int voice = 0; voice < voices; voice++) {
      for (int take = 0; take < takes; take++) {
        AudioWriter.write(
            tone(hertz, voice, take), words.resolve("v" + voice + "_nohash_" + take + ".wav"));
      }
    }
    return folder.resolve(corpus);
  }

  private Path words() throws IOException {
    say("words", "deep", 300, 1, 4);
    return say("words", "shrill", 2500, 1, 4);
  }

  @Test
  void teachesAddsRemovesAndLists() throws IOException {
    CommandRun taught = CommandRun.of("teach", "--from", words(), "--out", mine, "--base", base);
    assertThat(taught.exitCode()).as(taught.err()).isZero();
    assertThat(taught.out()).contains("mine.safetensors knows deep, shrill");

    Path more = say("more", "middle", 1000, 1, 3);
    CommandRun added = CommandRun.of("teach", "--add", "--from", more, "--out", mine);
    assertThat(added.out()).as(added.err()).contains("knows deep, shrill, middle");
    Path heard = folder.resolve("heard.wav");
    AudioWriter.write(tone(1000, 0, 2), heard);
    assertThat(CommandRun.of("transcribe", "--model", mine, heard).out()).contains("middle");

    CommandRun removed = CommandRun.of("teach", "--remove", "deep,middle", "--out", mine);
    assertThat(removed.out()).contains("knows shrill");
    assertThat(CommandRun.of("teach", "--list", "--out", mine).out().strip()).isEqualTo("shrill");
    CommandRun last = CommandRun.of("teach", "--remove", "shrill", "--out", mine);
    assertThat(last.exitCode()).isEqualTo(1);
    assertThat(last.err()).contains("leaves no word");
  }

  @Test
  void replacesAWordThatIsTakenOutFirst() throws IOException {
    CommandRun.of("teach", "--from", words(), "--out", mine, "--base", base);
    Path anew = say("anew", "deep", 600, 1, 3);
    CommandRun twice = CommandRun.of("teach", "--add", "--from", anew, "--out", mine);
    assertThat(twice.exitCode()).isEqualTo(1);
    assertThat(twice.err()).contains("'deep' is taught already");
    CommandRun once =
        CommandRun.of("teach", "--remove", "deep", "--add", "--from", anew, "--out", mine);
    assertThat(once.out()).as(once.err()).contains("knows shrill, deep");
  }

  @Test
  void inspectTellsWhatIsTaughtFromWhatTheBaseLearnt() throws IOException {
    CommandRun.of("teach", "--from", words(), "--out", mine);
    assertThat(CommandRun.of("inspect", mine).out())
        .containsPattern("Taught +deep by \\d+ recordings, shrill by \\d+ recordings\\R")
        .containsPattern("Learnt +its base, from ")
        .containsPattern("Tested +its base, on words of its own: ");
  }

  @Test
  void saysWhichRecordingsAreNotLikeTheOthers() throws IOException {
    Path corpus = words();
    AudioWriter.write(tone(2500, 0, 1), corpus.resolve("deep/wrong.wav"));
    CommandRun run = CommandRun.of("teach", "--from", corpus, "--out", mine, "--base", base);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("wrong.wav sounds more like 'shrill' than like the others of 'deep'");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path few = say("few", "deep", 300, 1, 2);
    CommandRun tooFew = CommandRun.of("teach", "--from", few, "--out", mine, "--base", base);
    assertThat(tooFew.exitCode()).isEqualTo(1);
    assertThat(tooFew.err()).contains("recordings of 'deep' must be at least 3 but are 2");
    assertThat(mine).doesNotExist();

    Path silent = words();
    AudioWriter.write(new Audio(new float[4000], RATE), silent.resolve("deep/nothing.wav"));
    CommandRun nothing = CommandRun.of("teach", "--from", silent, "--out", mine, "--base", base);
    assertThat(nothing.err()).contains("nothing.wav", "is silent");

    assertThat(CommandRun.of("teach", "--out", mine).exitCode()).isEqualTo(2);
    CommandRun wordless = CommandRun.of("teach", "--microphone", "--out", mine);
    assertThat(wordless.exitCode()).isEqualTo(2);
    assertThat(wordless.err()).contains("'--words=WORD,...' need each other");
    Files.copy(base, mine);
    CommandRun there = CommandRun.of("teach", "--from", few, "--out", mine, "--base", base);
    assertThat(there.err()).contains("exists already");
    CommandRun unknown = CommandRun.of("teach", "--remove", "depe", "--out", mine);
    assertThat(unknown.err()).contains("'depe' is not taught");
  }

  @Test
  void measuresWhatWasLearnt() throws IOException {
    say("bench", "deep", 300, 3, 5);
    say("bench", "middle", 1000, 3, 5);
    Path corpus = say("bench", "shrill", 2500, 3, 5);
    CommandRun run =
        CommandRun.of(
            "bench",
            "teach",
            "--data",
            corpus,
            "--words=deep,middle,shrill",
            "--examples=4",
            "--repeats=2",
            "--base",
            base);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("3 words, 4 recordings of each, 2 repeats, seed 1")
        .containsPattern(
            "taught by one voice, tested on the same\\s+right.*: 100(\\.0)? %.*confidence [0-9.]+ % off")
        .contains("CPU to teach");
    CommandRun same =
        CommandRun.of(
            "bench",
            "teach",
            "--data",
            corpus,
            "--words=deep,shrill",
            "--voices=same",
            "--base",
            base);
    assertThat(same.out())
        .contains("no voice says every word often enough")
        .doesNotContain("tested on others");
    CommandRun missing =
        CommandRun.of("bench", "teach", "--data", corpus, "--words=deep,none", "--base", base);
    assertThat(missing.err()).contains("too few recordings of 'none'");
  }
}
