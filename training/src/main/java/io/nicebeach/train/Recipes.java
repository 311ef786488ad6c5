package io.nicebeach.train;

import io.nicebeach.settings.SettingsException;
import io.nicebeach.text.EditDistance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds and reads recipes: those that come with Nicebeach by name, others by their file. */
public final class Recipes {
  /** The recipes that come with Nicebeach. */
  public static final List<String> BUILT_IN =
      List.of(
          "perceptron",
          "ctc-perceptron",
          "digits",
          "digits-open",
          "digits-small",
          "digit-strings",
          "digit-strings-wide",
          "words",
          "yesno",
          "an4",
          "speech-detector",
          "post-spectrum",
          "post-mfcc");

  private static final int LONGEST_RECIPE = 1 << 16;

  private Recipes() {}

  /**
   * The recipe of that name or in that file.
   *
   * @param overrides settings as {@code key=value}, such as {@code learningRate.rate=0.01}; they
   *     win over the file, and one without a value takes a setting away
   * @throws RecipeException if there is no such recipe or it is not YAML
   * @throws SettingsException if a setting is missing, unknown or wrong
   */
  public static Recipe read(String nameOrFile, List<String> overrides) throws IOException {
    if (BUILT_IN.contains(nameOrFile)) {
      return parse(nameOrFile, "recipe " + nameOrFile, builtIn(nameOrFile), overrides);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      String cure =
          EditDistance.suggestion(nameOrFile, BUILT_IN)
              .map(s -> "did you mean '" + s + "'?")
              .orElse("there are " + String.join(", ", BUILT_IN) + ", or give the path of a file");
      throw new RecipeException(nameOrFile + ": no such recipe; " + cure);
    }
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return parse(name, file.toString(), text(file), overrides);
  }

  /** The text of a recipe that comes with Nicebeach, comments and all. */
  public static String builtIn(String name) throws IOException {
    try (InputStream in = Recipes.class.getResourceAsStream("recipes/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException("no recipe '" + name + "' among " + BUILT_IN);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LONGEST_RECIPE) {
      throw new RecipeException(file + ": too long for a recipe; is it another kind of file?");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new RecipeException(file + ": no text in UTF-8; is it another kind of file?");
    }
  }

  private static Recipe parse(String name, String source, String text, List<String> overrides)
      throws RecipeException {
    if (!(new Yaml(source).parse(text) instanceof Map<?, ?> written)) {
      throw new RecipeException(source + ": holds no settings; a recipe is made of 'key: value'");
    }
    Map<String, Object> tree = group(written);
    for (String override : overrides) {
      override(tree, override);
    }
    return Recipe.from(name, source, tree);
  }

  /**
   * Puts {@code a.b=value} into the tree; the value is read as YAML, so lists and groups do too.
   */
  private static void override(Map<String, Object> tree, String override) throws RecipeException {
    String source = "--set " + override;
    int equals = override.indexOf('=');
    List<String> path = List.of(override.substring(0, Math.max(0, equals)).trim().split("\\.", -1));
    if (path.contains("")) {
      throw new SettingsException(source + ": must be written key=value or group.key=value");
    }
    Map<String, Object> group = tree;
    for (String key : path.subList(0, path.size() - 1)) {
      if (!(group.getOrDefault(key, Map.of()) instanceof Map<?, ?> inner)) {
        throw new SettingsException(source + ": '" + key + "' is no group");
      }
      Map<String, Object> copy = group(inner);
      group.put(key, copy);
      group = copy;
    }
    put(group, path.get(path.size() - 1), new Yaml(source).parse(override.substring(equals + 1)));
  }

  private static void put(Map<String, Object> group, String key, @Nullable Object value) {
    if (value == null) {
      group.remove(key);
    } else {
      group.put(key, value);
    }
  }

  /** A copy of a group, whose keys are texts. */
  private static Map<String, Object> group(Map<?, ?> map) {
    Map<String, Object> group = new LinkedHashMap<>();
    map.forEach((key, value) -> group.put(String.valueOf(key), value));
    return group;
  }
}
