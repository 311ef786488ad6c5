package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.layout.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strings that are joined from words, aligned and cut into words again. */
class DataCutTest {
  @TempDir Path folder;

  @Test
  void stringsBecomeWordsAgain() throws IOException {
    Path corpus = Path.of("..", "corpus", "mini");
    Path strings = folder.resolve("strings");
    CommandRun.of(
        "data", "join", "--from", corpus, "--count", 6, "--words", "3-3", "--seed", 1, "--out",
        strings);
    CommandRun aligned = CommandRun.of("align", "--data", strings);
    assertThat(aligned.exitCode()).as(aligned.err()).isZero();
    Path words = folder.resolve("strings.words");
    Files.writeString(words, aligned.out());

    Path out = folder.resolve("words");
    CommandRun run =
        CommandRun.of("data", "cut", "--from", strings, "--words", words, "--out", out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("18 words");
    Corpus cut = Corpora.read(out);
    assertThat(cut.speakers()).isEqualTo(Corpora.read(strings).speakers());
    CommandRun heard =
        CommandRun.of("evaluate", "--model", "digits-en", "--data", out, "--split=all");
    assertThat(heard.out()).containsPattern("1[5-8] of 18");
  }

  @Test
  void rareWordsCanBeLeftOut() throws IOException {
    Path sound = TinyCorpus.write(folder.resolve("sound"), List.of("ann", "bob"), 2);
    List<String> names =
        Corpora.read(sound).utterances().stream().map(u -> u.file().toString()).toList();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      lines.append(
          String.format(
              Locale.ROOT, "%s\t%s\t0.1\t0.2%n", names.get(i), i == 0 ? "rare" : "often"));
    }
    Path words = Files.writeString(folder.resolve("x.words"), lines);
    Path out = folder.resolve("cut");
    CommandRun run =
        CommandRun.of(
            "data", "cut", "--from", sound, "--words", words, "--at-least", 2, "--out", out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Corpora.read(out).labels()).containsExactly("often");
  }

  @Test
  void timesOfOtherRecordingsAreAnError() throws IOException {
    Path sound = TinyCorpus.write(folder.resolve("sound"), List.of("ann"), 1);
    Path words = Files.writeString(folder.resolve("x.words"), "other.wav\tone\t0\t1\n");
    CommandRun run =
        CommandRun.of(
            "data", "cut", "--from", sound, "--words", words, "--out", folder.resolve("o"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("x.words", "names no recording of", "align");
  }
}
