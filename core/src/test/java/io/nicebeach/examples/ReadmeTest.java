package io.nicebeach.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.Small;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.model.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String EXAMPLE = "src/test/java/io/nicebeach/examples/RecognizeFile.java";

  @TempDir Path folder;

  @Test
  void theExampleIsTheOneThatIsCompiled() throws IOException {
    Optional<String> shown = shown();
    assumeThat(shown).as("a README with a block of Java").isPresent();
    String compiled = Files.readString(module().resolve(EXAMPLE));
    assertThat(shown.get()).isEqualTo(compiled.replaceFirst("package .*\n\n", ""));
  }

  @Test
  void theExampleWorks() throws Exception {
    Path model = folder.resolve("words.safetensors");
    Path recording = folder.resolve("recording.wav");
    ModelFile.write(Small.model(1), model);
    AudioWriter.write(Small.tone(440, 0.3), recording);
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      RecognizeFile.main(new String[] {model.toString(), recording.toString()});
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).matches("(low|high) \\(\\d+ % sure\\)\\R");
  }

  private static Optional<String> shown() throws IOException {
    Path readme = module().resolveSibling("README.md");
    if (!Files.exists(readme)) {
      return Optional.empty();
    }
    Matcher block = JAVA_BLOCK.matcher(Files.readString(readme).replace("\r\n", "\n"));
    return block.find() ? Optional.of(block.group(1)) : Optional.empty();
  }

  /** The module's folder, in which its tests run. */
  private static Path module() {
    return Path.of("").toAbsolutePath();
  }
}
