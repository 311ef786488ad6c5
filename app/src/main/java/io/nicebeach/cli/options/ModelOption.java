package io.nicebeach.cli.options;

import io.nicebeach.model.Model;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Which model a command works with. */
public final class ModelOption {
  @Option(
      names = "--model",
      defaultValue = "digits-en",
      paramLabel = "NAME|FILE",
      description =
          "A model that comes with Nicebeach, or a file that 'train' wrote (default:"
              + " ${DEFAULT-VALUE}).")
  public String given = "";

  public Recognizer recognizer() throws IOException {
    return new NamedOrFile(given).recognizer();
  }

  public Model model() throws IOException {
    return new NamedOrFile(given).model();
  }
}
