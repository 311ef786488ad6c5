package io.nicebeach.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.cli.CommandRun;
import io.nicebeach.cli.TinyCorpus;
import io.nicebeach.cli.console.ExitCode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models by name, in a folder of the class path that stands in for a jar with models. */
class NamedOrFileTest {
  private static final String CARD = "# tones\n\nTells high from low.\n";

  @TempDir Path folder;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @BeforeEach
  void addModels() throws IOException {
    Path models = Files.createDirectories(folder.resolve("jar/META-INF/nicebeach/models"));
    Files.copy(TinyCorpus.train(folder), models.resolve("tones.safetensors"));
    Files.writeString(models.resolve("tones.md"), CARD);
    Files.writeString(models.resolve("index"), "tones\n");
    URL[] jars = {folder.resolve("jar").toUri().toURL()};
    Thread.currentThread().setContextClassLoader(new URLClassLoader(jars, before));
  }

  @AfterEach
  void removeThem() throws IOException {
    ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void aNameDoesWhatItsFileDoes() {
    Path sound = folder.resolve("corpus/high-0-0.wav");
    CommandRun named = CommandRun.of("transcribe", "--model", "tones", sound);
    CommandRun file =
        CommandRun.of("transcribe", "--model", folder.resolve("tones.safetensors"), sound);
    assertThat(named.exitCode()).as(named.err()).isZero();
    assertThat(named).isEqualTo(file);
  }

  @Test
  void inspectShowsTheCard() {
    CommandRun run = CommandRun.of("inspect", "tones");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Knows      high, low").endsWith("\n\n" + CARD);
    assertThat(CommandRun.of("inspect", folder.resolve("tones.safetensors")).out())
        .doesNotContain("Tells high from low");
  }

  @Test
  void whatIsNeitherANameNorAFileIsToldWithTheNames() {
    CommandRun run = CommandRun.of("inspect", "tunes");
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err()).startsWith("nicebeach: tunes: no such file, nor ").contains("tones");
  }

  @Test
  void layersWithinALayerAreWrittenAsTheOthers() {
    assertThat(CommandRun.of("inspect", "words-en").out())
        .contains("residual: layers [conv: channels 104, kernel 3, ")
        .contains("; relu], shortcut []");
  }

  @Test
  void ofManyWordsTheFirstAreListed() {
    assertThat(CommandRun.of("inspect", "words-en").out())
        .containsPattern("Knows +zero, one, two.* and 445 more\\R");
  }
}
