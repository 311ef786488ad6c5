package io.nicebeach.cli.train;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.nicebeach.cli.console.Home;
import io.nicebeach.network.Backend;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The module {@code torch}, which this program does not depend on: it is built, and libtorch
 * fetched for this platform alone, when a training first needs it.
 */
final class TorchModule {
  /** The platforms that libtorch is fetched for, and how much that is. */
  private static final Map<String, String> MEGABYTES =
      Map.of(
          "linux-x86_64", "113 MB",
          "macosx-arm64", "68 MB",
          "macosx-x86_64", "95 MB",
          "windows-x86_64", "98 MB");

  private final Path home;
  private final String platform;
  private final PrintWriter err;

  /**
   * @param home where the project lies
   * @param err is told what is fetched
   */
  TorchModule(Path home, PrintWriter err) {
    this(home, platform(), err);
  }

  TorchModule(Path home, String platform, PrintWriter err) {
    this.home = home.toAbsolutePath();
    this.platform = platform;
    this.err = err;
  }

  /**
   * The backend of that module.
   *
   * @throws IOException if it cannot be had; the message says why and what to do
   */
  Backend backend() throws IOException {
    List<Backend> onClassPath = backends(Backend.class.getClassLoader());
    if (!onClassPath.isEmpty()) {
      return onClassPath.get(0);
    }
    if (!isBuilt()) {
      build();
    }
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder())) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    // Stays open: classes are loaded from it as long as this program runs.
    URLClassLoader loader =
        new URLClassLoader(jars.toArray(URL[]::new), Backend.class.getClassLoader());
    return backends(loader).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new TorchException(
                    "%s holds no training engine; delete it and try again".formatted(folder())));
  }

  private static List<Backend> backends(ClassLoader loader) {
    return ServiceLoader.load(Backend.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private Path folder() {
    return home.resolve("torch").resolve("target").resolve("nicebeach");
  }

  /** The launcher builds the module again when its sources have changed, if this is there. */
  private Path marker() {
    return folder().resolve("built");
  }

  private boolean isBuilt() {
    return Files.exists(marker());
  }

  private void build() throws IOException {
    String size = MEGABYTES.get(platform);
    if (size == null) {
      throw new TorchException(
          "libtorch does not exist for this platform (%s) but for %s; recipes that --backend plain can train need none"
              .formatted(platform, MEGABYTES.keySet().stream().sorted().toList()));
    }
    err.printf(
        "Fetching the training engine libtorch (once, about %s, into Maven's repository and %s) ...%n",
        size, Home.shown(folder()));
    err.flush();
    Path target = Files.createDirectories(folder()).getParent();
    try (FileChannel lock = FileChannel.open(target.resolve("build.lock"), CREATE, WRITE)) {
      lock.lock(); // two trainings that start at once must not write the same jars
      if (!isBuilt()) {
        fetch(target.resolve("build.log"));
      }
    }
  }

  private void fetch(Path log) throws IOException {
    int exitCode = run(log);
    if (exitCode != 0) {
      throw new TorchException(
          "libtorch could not be fetched, most likely without network; see %s and try again"
              .formatted(log));
    }
    Files.writeString(marker(), "");
  }

  private int run(Path log) throws IOException {
    boolean windows = platform.startsWith("windows");
    List<String> command =
        List.of(
            home.resolve(windows ? "mvnw.cmd" : "mvnw").toString(),
            "--batch-mode",
            "-Dmaven.test.skip=true",
            "-pl",
            "core,training,torch",
            "package");
    Process maven =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      return maven.waitFor();
    } catch (InterruptedException e) {
      maven.destroy();
      throw new IOException("interrupted while libtorch was fetched", e);
    }
  }

  /** Named as JavaCPP names platforms. */
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    String name = system.startsWith("mac") ? "macosx" : system.split(" ")[0];
    return switch (processor) {
      case "amd64", "x86_64" -> name + "-x86_64";
      case "aarch64" -> name + "-arm64";
      default -> name + "-" + processor;
    };
  }
}
