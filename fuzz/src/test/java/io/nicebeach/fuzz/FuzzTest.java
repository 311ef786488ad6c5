package io.nicebeach.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A short run for all parsers, the same each time, or, for {@code benchmarks/fuzz.sh}, long ones.
 */
class FuzzTest {
  private static final String MINUTES = "NICEBEACH_FUZZ_MINUTES";
  private static final String PARSERS = "NICEBEACH_FUZZ_PARSERS";

  /** In seconds; the start of each takes some. */
  private static final int SHORTEST_RUN = 60;

  @Test
  @DisabledIfEnvironmentVariable(named = MINUTES, matches = ".+")
  void aShortRunFindsNothing(@TempDir Path folder) throws IOException, InterruptedException {
    Fuzzer fuzzer = new Fuzzer(folder, List.of("-seed=1", "-runs=5000"));
    assertThat(fuzzer.run(List.of(Parser.values())).complaint()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("parsers")
  @EnabledIfEnvironmentVariable(named = MINUTES, matches = ".+")
  void minutesFindNothing(Parser parser) throws IOException, InterruptedException {
    Path folder = Path.of("target", "fuzz", parser.label());
    Duration left = Duration.ofMinutes(Integer.parseInt(System.getenv(MINUTES)));
    while (left.compareTo(Duration.ZERO) > 0) { // beside other work they take longer on the clock
      long seconds = Math.max(SHORTEST_RUN, left.toSeconds());
      Fuzzer fuzzer = new Fuzzer(folder, List.of("-max_total_time=" + seconds));
      Fuzzer.Run run = fuzzer.run(List.of(parser));
      assertThat(run.complaint()).isEmpty();
      left = left.minus(run.cpuTime());
    }
  }

  static Stream<Parser> parsers() {
    String chosen = System.getenv().getOrDefault(PARSERS, "").strip();
    return chosen.isEmpty()
        ? Arrays.stream(Parser.values())
        : Arrays.stream(chosen.split("\\s+")).map(Parser::labelled);
  }
}
