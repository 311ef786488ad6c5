package io.nicebeach.fuzz;

import io.nicebeach.settings.SettingsException;
import io.nicebeach.train.Recipe;
import io.nicebeach.train.RecipeException;
import io.nicebeach.train.Recipes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recipes in YAML. */
record RecipeTarget() implements Target {
  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String name : Recipes.BUILT_IN) {
      seeds.add(withoutComments(Recipes.builtIn(name)).getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
  }

  private static String withoutComments(String recipe) {
    return recipe.replaceAll("(?m)^\\s*#.*\n", "").replaceAll("\\s+#.*", "");
  }

  @Override
  public void read(byte[] input, Path file) throws IOException {
    Files.write(file, input);
    try {
      Recipe recipe = Recipes.read(file.toString(), List.of());
      recipe.sketch().parameters();
      recipe.sketch().stride();
    } catch (SettingsException e) { // documented, too: the YAML is right and a setting is not
      throw new RecipeException(e.getMessage());
    }
  }

  @Override
  public Class<? extends IOException> refusal() {
    return RecipeException.class;
  }
}
