package io.nicebeach.torch;

import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains in a process of its own, which may crash or be ended. */
final class Child {
  private static final NetworkSpec NETWORK =
      Nets.network(
          "[conv: {channels: 8, kernel: 3}, batch-norm, relu, dropout: {rate: 0.1},"
              + " gru: {units: 8, bidirectional: true}, pool: {kind: mean}, dense: {units: 4}]");

  private Child() {}

  /** Prints the loss of every hundredth step and of the last, and the resident megabytes then. */
  public static void main(String[] arguments) {
    int steps = Integer.parseInt(arguments[0]);
    try (Learner learner =
        new TorchBackend()
            .learner(
                NETWORK,
                Initializer.parameters(NETWORK, 1),
                Objective.of(Objective.Kind.CROSS_ENTROPY),
                OptimizerSettings.adamW(0.01).withAveraging(0.9),
                1)) {
      for (int step = 1; step <= steps; step++) {
        Batch batch = Nets.batch(step, 5 + step % 7, 9, 1, 7);
        double loss = learner.step(batch, new int[][] {{0}, {1}, {2}, {3}}, 1e-3);
        if (step % 100 == 0 || step == steps) {
          System.out.printf("%d %.4f %d%n", step, loss, residentMegabytes());
        }
      }
    }
  }

  /** -1 where the system does not tell. */
  private static long residentMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  /** Starts it; its errors go to standard output too. */
  static Process start(List<String> before, List<String> options, int steps) throws IOException {
    List<String> words = new ArrayList<>(before);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dnicebeach.threads=1"));
    words.addAll(options);
    words.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Child.class.getName(), "" + steps));
    return new ProcessBuilder(words).redirectErrorStream(true).start();
  }

  static List<String> lines(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes()).lines().toList();
  }
}
