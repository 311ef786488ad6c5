package io.nicebeach.cli;

import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model a command works with. */
final class ModelOption {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "A model that 'train' wrote.")
  Path model = Path.of("");

  Recognizer recognizer() throws IOException {
    return Recognizer.load(model);
  }
}
