package io.nicebeach.cli.options;

import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.model.NamedModels;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A model as a user names it: one that comes with Nicebeach, else a file. */
public record NamedOrFile(String given) {
  public Model model() throws IOException {
    return isNamed() ? NamedModels.read(given) : ModelFile.read(file());
  }

  public Recognizer recognizer() throws IOException {
    return isNamed() ? Recognizer.named(given) : Recognizer.load(file());
  }

  /** The model's card, if it is one that comes with Nicebeach. */
  public Optional<String> card() throws IOException {
    return isNamed() ? Optional.of(NamedModels.card(given)) : Optional.empty();
  }

  private boolean isNamed() {
    return NamedModels.names().contains(given);
  }

  private Path file() throws NoSuchFileException {
    Path file = Path.of(given);
    if (Files.notExists(file)) {
      Set<String> names = NamedModels.names();
      String named =
          names.isEmpty()
              ? "and no model comes with this build"
              : "nor one of the models that come with Nicebeach: " + String.join(", ", names);
      throw new NoSuchFileException(given, null, "no such file, " + named);
    }
    return file;
  }
}
