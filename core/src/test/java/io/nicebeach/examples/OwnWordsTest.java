package io.nicebeach.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnWordsTest {
  @Test
  void thePageShowsWhatIsCompiled() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    Path page = module.resolveSibling("docs").resolve("teach.md");
    assumeThat(page).exists();
    String compiled =
        Files.readString(module.resolve("src/test/java/io/nicebeach/examples/OwnWords.java"));
    assertThat(Files.readString(page).replace("\r\n", "\n"))
        .contains("```java\n" + compiled.replaceFirst("package .*\n\n", "") + "```");
  }
}
