package io.nicebeach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.Small;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.model.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomVocabularyTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void theExampleIsTheOneThatThePageShows() throws IOException {
    String compiled =
        Files.readString(
            MODULE.resolve("src/test/java/io/nicebeach/examples/CustomVocabulary.java"));
    assertThat(MODULE.resolveSibling("docs").resolve("grammars.md"))
        .content()
        .contains(compiled.replaceFirst("package .*\n\n", ""));
  }

  @Test
  void theExampleWorks() throws Exception {
    Path model = folder.resolve("words.safetensors");
    Path recording = folder.resolve("recording.wav");
    Path grammar = folder.resolve("heights.jsgf");
    ModelFile.write(Small.ctcModel(1), model);
    AudioWriter.write(Small.tone(440, 0.3), recording);
    Files.writeString(grammar, "#JSGF V1.0; grammar heights; public <h> = low {0} | high {1};");
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      CustomVocabulary.main(
          new String[] {model.toString(), grammar.toString(), recording.toString()});
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .matches("(low \\[0]|high \\[1]|please say that again: [A-Z_]+)\\R");
  }
}
