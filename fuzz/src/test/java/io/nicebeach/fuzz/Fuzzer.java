package io.nicebeach.fuzz;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Jazzer in a JVM of its own with little memory. What it finds it leaves in {@code findings}, a
 * file an input, and whatever led to new code in {@code corpus}, from which the next run goes on.
 *
 * @param folder what to put both into
 * @param limits libFuzzer's options that say when to stop
 */
record Fuzzer(Path folder, List<String> limits) {
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx128m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+EnableDynamicAgentLoading",
          "-cp",
          System.getProperty("java.class.path"),
          "com.code_intelligence.jazzer.Jazzer");

  private static final List<String> INSTRUMENTED =
      List.of(
          "io.nicebeach.**",
          "org.snakeyaml.**",
          "org.jcodec.codecs.mpa.**",
          "de.jarnbjo.**",
          "net.sourceforge.jaad.**");

  private static final List<String> JAZZER =
      List.of(
          "--target_class=" + Fuzzed.class.getName(),
          "--instrumentation_includes=" + String.join(":", INSTRUMENTED),
          "--instrumentation_excludes=io.nicebeach.fuzz.**",
          "--custom_hooks=" + ChecksumHooks.class.getName(),
          // A manifest may well name a file that lies elsewhere.
          "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
          "-max_len=8192",
          "-rss_limit_mb=0",
          "-timeout=300");

  /**
   * How it went.
   *
   * @param complaint what it printed if it found something, nothing otherwise
   * @param cpuTime what it took, nearly
   */
  record Run(String complaint, Duration cpuTime) {}

  /** Runs it. */
  Run run(List<Parser> parsers) throws IOException, InterruptedException {
    Path findings = Files.createDirectories(folder.resolve("findings"));
    List<String> command = new ArrayList<>(JAVA);
    command.addAll(JAZZER);
    command.add("--target_args=" + parsers.stream().map(Parser::label).collect(joining(" ")));
    command.add("--reproducer_path=" + findings);
    command.add("-artifact_prefix=" + findings + "/");
    command.addAll(limits);
    command.add(Files.createDirectories(folder.resolve("corpus")).toString());
    command.add(seeds(parsers).toString());

    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    Duration cpuTime = Duration.ZERO;
    while (!process.waitFor(1, TimeUnit.SECONDS)) {
      cpuTime = process.info().totalCpuDuration().orElse(cpuTime);
    }
    return new Run(process.exitValue() == 0 ? "" : Files.readString(log), cpuTime);
  }

  private Path seeds(List<Parser> parsers) throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    int count = 0;
    for (byte[] seed : Fuzzed.seeds(parsers)) {
      Files.write(seeds.resolve(String.valueOf(count++)), seed);
    }
    return seeds;
  }
}
