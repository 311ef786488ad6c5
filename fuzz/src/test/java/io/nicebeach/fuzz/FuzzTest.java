package io.nicebeach.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

  @Test
  @DisabledIfEnvironmentVariable(named = MINUTES, matches = ".+")
  void aShortRunFindsNothing(@TempDir Path folder) throws IOException, InterruptedException {
    Fuzzer fuzzer = new Fuzzer(folder, List.of("-seed=1", "-runs=5000"));
    assertThat(fuzzer.run(List.of(Parser.values()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("parsers")
  @EnabledIfEnvironmentVariable(named = MINUTES, matches = ".+")
  void minutesFindNothing(Parser parser) throws IOException, InterruptedException {
    int seconds = 60 * Integer.parseInt(System.getenv(MINUTES));
    Path folder = Path.of("target", "fuzz", parser.label());
    Fuzzer fuzzer = new Fuzzer(folder, List.of("-max_total_time=" + seconds));
    assertThat(fuzzer.run(List.of(parser))).isEmpty();
  }

  static Stream<Parser> parsers() {
    String chosen = System.getenv().getOrDefault(PARSERS, "").strip();
    return chosen.isEmpty()
        ? Arrays.stream(Parser.values())
        : Arrays.stream(chosen.split("\\s+")).map(Parser::labelled);
  }
}
