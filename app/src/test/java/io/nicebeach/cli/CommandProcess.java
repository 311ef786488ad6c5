package io.nicebeach.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code nicebeach} as a process of its own. */
public final class CommandProcess {
  private CommandProcess() {}

  /** The words of the command that starts it. */
  public static List<String> words(Object... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Nicebeach.class.getName()));
    Arrays.stream(arguments).map(String::valueOf).forEach(words::add);
    return words;
  }

  /** Starts a command; its errors go to standard output too. */
  public static Process start(List<String> words) throws IOException {
    return new ProcessBuilder(words).redirectErrorStream(true).start();
  }

  /** Runs a shell's script in which {@code "$@"} is the command. */
  public static Process shell(String script, List<String> words) throws IOException {
    List<String> shell = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    shell.addAll(words);
    return start(shell);
  }

  public static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes());
  }

  /** Whether a command can be run here and succeeds. */
  public static boolean succeeds(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
