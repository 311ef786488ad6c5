package io.nicebeach.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.cli.CommandProcess;
import io.nicebeach.cli.TinyCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching the training engine, with a stand-in for Maven that only notes its use. */
class TorchModuleTest {
  @TempDir Path home;
  private final StringWriter said = new StringWriter();

  @BeforeEach
  void requireShell() throws InterruptedException {
    assumeThat(CommandProcess.succeeds("sh", "-c", "true")).isTrue();
  }

  private TorchModule module(String platform) {
    return new TorchModule(home, platform, new PrintWriter(said));
  }

  private void maven(String script) throws IOException {
    Path file = Files.writeString(home.resolve("mvnw"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void aPlatformWithoutLibtorchIsToldThoseThatHaveIt() {
    assertThatThrownBy(() -> module("plan9-sparc").backend())
        .isInstanceOf(TorchException.class)
        .hasMessageContaining("plan9-sparc")
        .hasMessageContaining("linux-x86_64, macosx-arm64, macosx-x86_64, windows-x86_64")
        .hasMessageContaining("--backend plain");
    assertThat(said.toString()).isEmpty();
    assertThat(home.resolve("torch")).doesNotExist();
  }

  @Test
  void whatIsFetchedIsSaidBeforeAndAFailureNamesItsLogAndIsTriedAgain() throws IOException {
    maven("echo \"$@\"; echo 'no network'; exit 1");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> module("linux-x86_64").backend())
          .isInstanceOf(TorchException.class)
          .hasMessageContaining("could not be fetched, most likely without network")
          .hasMessageContaining("build.log");
    }
    assertThat(said.toString().lines()).hasSize(2);
    assertThat(said.toString()).contains("libtorch (once, about 113 MB");
    assertThat(home.resolve("torch/target/build.log"))
        .content()
        .contains("-pl core,training,torch package", "no network");
    assertThat(home.resolve("torch/target/nicebeach/built")).doesNotExist();
  }

  @Test
  void itIsFetchedOnce() throws IOException {
    maven("echo called >> calls");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> module("linux-x86_64").backend())
          .isInstanceOf(TorchException.class)
          .hasMessageContaining("holds no training engine; delete it and try again");
    }
    assertThat(home.resolve("calls")).hasContent("called");
    assertThat(home.resolve("torch/target/nicebeach/built")).exists();
  }

  /** Else the one loads jars that the other is still writing. */
  @Test
  void ofTwoTrainingsThatStartAtOnceOneWaitsForTheOther() throws IOException, InterruptedException {
    maven("echo called >> calls; sleep 2");
    Path corpus = TinyCorpus.write(home.resolve("corpus"), List.of("ann", "bob", "cid"), 2);
    List<Process> trainings = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      List<String> words =
          CommandProcess.words(
              "train", "--backend=torch", "--data", corpus, "--out", home.resolve(name + ".model"));
      words.add(1, "-Dnicebeach.home=" + home);
      trainings.add(CommandProcess.start(words));
    }
    for (Process training : trainings) {
      assertThat(CommandProcess.output(training)).contains("holds no training engine");
      training.waitFor();
    }
    assertThat(home.resolve("calls")).hasContent("called");
  }
}
