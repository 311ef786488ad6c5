package io.nicebeach.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The valid inputs are taken, those that once broke a promise no longer do, and breaches show. */
class PromisesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Parser.class)
  void validInputsAreTaken(Parser parser) throws IOException {
    for (byte[] seed : parser.target().seeds()) {
      assertThatCode(() -> parser.target().read(seed, folder.resolve("seed")))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @EnumSource(Parser.class)
  void keptInputsBreakNoPromise(Parser parser) throws IOException {
    for (byte[] input : parser.inputs()) {
      Promises.hold(parser.target(), input, folder.resolve("input"));
    }
  }

  @Test
  void breachesAreNoticed() {
    assertBreach("not as documented", file -> new IOException("elsewhere"));
    assertBreach(
        "made it allocate",
        file -> new IOException(file + " of " + new byte[100_000_000].length + " bytes"));
  }

  /** What a parser throws instead of reading. */
  private interface Failure {
    IOException of(Path file);
  }

  private void assertBreach(String complaint, Failure failure) {
    Target target =
        new Target() {
          @Override
          public List<byte[]> seeds() {
            return List.of();
          }

          @Override
          public void read(byte[] input, Path file) throws IOException {
            throw failure.of(file);
          }

          @Override
          public Class<? extends IOException> refusal() {
            return IOException.class;
          }
        };
    assertThatThrownBy(() -> Promises.hold(target, new byte[100], folder.resolve("input")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(complaint);
  }
}
