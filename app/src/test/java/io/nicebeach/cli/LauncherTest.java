package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./nicebeach}, with stand-ins for Maven and Java that only note their use. */
@Timeout(60)
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "nicebeach");
  private static final String MVNW =
      """
      #!/bin/sh
      echo "$@" >> maven-calls
      [ ! -f broken ] || { echo 'BUILD FAILURE'; exit 1; }
      mkdir -p app/target/nicebeach
      touch app/target/nicebeach/nicebeach.jar
      echo 'BUILD SUCCESS'
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      case " $* " in
        *' -Xshare:dump '*)
          for word; do case $word in -XX:SharedArchiveFile=*) : > "${word#*=}" ;; esac; done ;;
      esac
      printf '%s\\n' "$@"
      """;

  @TempDir Path folder;
  private Path project;
  private Path jdk;

  @BeforeEach
  void layOut() throws IOException, InterruptedException {
    assumeThat(LAUNCHER).exists();
    assumeThat(CommandProcess.succeeds("sh", "-c", "true")).isTrue();
    project = folder.resolve("a project");
    for (String module : List.of("core", "training", "models", "formats", "app")) {
      Files.createDirectories(project.resolve(module).resolve("src/main/java"));
      Files.writeString(project.resolve(module).resolve("pom.xml"), "");
    }
    Files.writeString(project.resolve("pom.xml"), "");
    executable(project.resolve("nicebeach"), Files.readString(LAUNCHER));
    executable(project.resolve("mvnw"), MVNW);
    jdk = Files.createDirectories(folder.resolve("a jdk").resolve("bin")).getParent();
    executable(jdk.resolve("bin/java"), JAVA);
    executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private CommandRun launch(String... arguments) throws IOException, InterruptedException {
    return launch(project.resolve("nicebeach"), folder, arguments);
  }

  private CommandRun launch(Path launcher, Path workingFolder, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(launcher.toString()));
    words.addAll(List.of(arguments));
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(workingFolder.toFile()).redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", jdk.toString());
    environment.remove("NICEBEACH_JAVA_OPTIONS");
    environment.remove("LC_ALL");
    Process process = builder.start();
    String out = CommandProcess.output(process);
    return new CommandRun(process.waitFor(), out, Files.readString(err));
  }

  private List<String> builds() throws IOException {
    Path calls = project.resolve("maven-calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  @Test
  void buildsOnFirstUseWithOneLineAndThenNoMore() throws IOException, InterruptedException {
    CommandRun first = launch("transcribe", "a file.wav");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err().lines()).hasSize(1);
    assertThat(first.err()).startsWith("Building Nicebeach").endsWith("done\n");
    assertThat(first.out().lines()).endsWith("transcribe", "a file.wav");
    assertThat(first.out()).doesNotContain("BUILD", "rehearse");

    CommandRun second = launch("demo");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void buildsAgainWhenSourcesChangeOrGo() throws IOException, InterruptedException {
    Path source = project.resolve("core/src/main/java/A.java");
    launch();
    Files.writeString(source, "class A {}");
    assertThat(launch().err()).contains("Building");
    assertThat(launch().err()).isEmpty();
    Files.delete(source);
    assertThat(launch().err()).contains("Building");
    Files.writeString(project.resolve("pom.xml"), " ");
    assertThat(launch().err()).contains("Building");
    assertThat(launch().err()).isEmpty();
    assertThat(builds()).hasSize(4);
  }

  @Test
  void theTrainingEngineIsBuiltWithTheRestOnceItIsThere() throws IOException, InterruptedException {
    Path source = project.resolve("torch/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(project.resolve("torch/pom.xml"), "");
    launch();
    Files.writeString(source, "class A {}");
    assertThat(launch().err()).isEmpty();
    Path built = project.resolve("torch/target/nicebeach/built");
    Files.createDirectories(built.getParent());
    Files.writeString(built, "");
    assertThat(launch().err()).contains("Building");
    assertThat(launch().err()).isEmpty();
    assertThat(builds().get(0)).contains("-pl core,training,models,formats,app package");
    assertThat(builds().get(1)).contains("-pl core,training,models,formats,app,torch package");
  }

  @Test
  void theClassArchiveIsUsedWithTheOptionsThatItWasMadeWith()
      throws IOException, InterruptedException {
    List<String> words = launch("transcribe").out().lines().toList();
    String log = Files.readString(project.resolve("app/target/build.log"));
    String archive = "-XX:SharedArchiveFile=" + project.resolve("app/target/nicebeach/classes.jsa");

    assertThat(words).contains(archive, "-XX:+UseSerialGC", "-Dnicebeach.home=" + project);
    assertThat(log.lines()).contains("-Xshare:dump", archive, "-XX:+UseSerialGC", "rehearse");
    assertThat(launch("train").out()).contains("UseSerialGC").doesNotContain("TieredStopAtLevel");
  }

  @Test
  void worksThroughLinksAndFromElsewhere() throws IOException, InterruptedException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("nb"), Path.of("../a project/nicebeach"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("bin/nb"));

    CommandRun run = launch(link, bin, "demo");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("-Dnicebeach.home=" + project.toRealPath()).endsWith("demo\n");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void withoutAJdkOneLineSaysSo() throws IOException, InterruptedException {
    Files.delete(jdk.resolve("bin/javac"));
    CommandRun run = launch("demo");

    assertThat(run.exitCode()).isEqualTo(70);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("nicebeach: needs a JDK of version 17").contains("JAVA_HOME");
  }

  @Test
  void aBuildThatFailsNamesItsLogAndIsTriedAgain() throws IOException, InterruptedException {
    Path broken = Files.writeString(project.resolve("broken"), "");
    CommandRun run = launch("demo");
    assertThat(run.exitCode()).isEqualTo(70);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(2);
    assertThat(run.err()).contains("failed\nnicebeach: the build failed", "app/target/build.log");
    assertThat(project.resolve("app/target/build.log")).content().contains("BUILD FAILURE");

    Files.delete(broken);
    assertThat(launch("demo").exitCode()).isZero();
  }

  @Test
  void ownJavaOptionsComeLastAndWin() throws IOException, InterruptedException {
    launch();
    ProcessBuilder builder = new ProcessBuilder(project.resolve("nicebeach").toString(), "train");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("NICEBEACH_JAVA_OPTIONS", "-Xmx4g -Da=b");
    assertThat(CommandProcess.output(builder.start()).lines())
        .containsSubsequence("-XX:+UseSerialGC", "-Xmx4g", "-Da=b", "-jar", "train");
  }
}
