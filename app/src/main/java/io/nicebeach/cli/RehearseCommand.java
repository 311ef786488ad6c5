package io.nicebeach.cli;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.features.Normalization;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.text.Alphabet;
import io.nicebeach.train.Recipe;
import io.nicebeach.train.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Goes through a transcription with an untrained model, so that the launcher can archive the
 * classes that this loads and later starts are quicker.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("nicebeach");
    Path model = folder.resolve("untrained.safetensors");
    Path sound = folder.resolve("silence.wav");
    try {
      ModelFile.write(untrained(), model);
      AudioWriter.write(new Audio(new float[8000], 8000), sound);
      run("--help");
      return run("transcribe", "--json", "--model", model.toString(), sound.toString());
    } finally {
      Files.deleteIfExists(sound);
      Files.deleteIfExists(model);
      Files.delete(folder);
    }
  }

  private static int run(String... arguments) {
    return Nicebeach.commandLine(arguments).execute(arguments);
  }

  private static Model untrained() throws IOException {
    Recipe recipe = Recipes.read("perceptron", List.of());
    Alphabet alphabet = Alphabet.of(List.of("no", "yes"));
    NetworkSpec network = recipe.network(alphabet.size());
    return new Model(
        recipe.features(),
        Normalization.none(recipe.features().bins()),
        network,
        Initializer.parameters(network, 1),
        recipe.objective(),
        alphabet,
        Map.of());
  }
}
