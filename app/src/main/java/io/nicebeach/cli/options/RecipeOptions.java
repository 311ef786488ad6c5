package io.nicebeach.cli.options;

import io.nicebeach.train.Recipe;
import io.nicebeach.train.Recipes;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;

/** How to train. */
public final class RecipeOptions {
  @Option(
      names = "--recipe",
      defaultValue = "perceptron",
      paramLabel = "RECIPE",
      description =
          "perceptron, ctc-perceptron, digits, digits-open, digits-small, digit-strings,"
              + " digit-strings-wide, words,"
              + " speech-detector, yesno, an4, post-spectrum, post-mfcc or a file (default: ${DEFAULT-VALUE}).")
  String recipe = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting of the recipe, such as training.epochs=20.")
  List<String> overrides = List.of();

  public Recipe recipe() throws IOException {
    return Recipes.read(recipe, overrides);
  }
}
