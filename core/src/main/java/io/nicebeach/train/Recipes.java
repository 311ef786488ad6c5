package io.nicebeach.train;

import io.nicebeach.settings.SettingsException;
import io.nicebeach.text.EditDistance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Finds and reads recipes: those that come with Nicebeach by name, others by their file. */
public final class Recipes {
  /** The recipes that come with Nicebeach. */
  public static final List<String> BUILT_IN = List.of("perceptron", "post-spectrum", "post-mfcc");

  private static final int LONGEST_RECIPE = 1 << 20;

  private Recipes() {}

  /**
   * The recipe of that name or in that file.
   *
   * @param overrides settings as {@code key=value}, such as {@code learningRate.rate=0.01}; they
   *     win over the file
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
    if (Files.size(file) > LONGEST_RECIPE) {
      throw new RecipeException(file + ": too long for a recipe; is it another kind of file?");
    }
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return parse(name, file.toString(), Files.readString(file), overrides);
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

  private static Recipe parse(String name, String source, String text, List<String> overrides)
      throws RecipeException {
    Map<String, Object> tree = tree(source, yaml(source, text));
    for (String override : overrides) {
      override(tree, override);
    }
    return Recipe.from(name, source, tree);
  }

  private static Object yaml(String source, String text) throws RecipeException {
    try {
      return new Load(LoadSettings.builder().setLabel(source).build()).loadFromString(text);
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
      throw new RecipeException(source + line + ": not YAML, " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new RecipeException(source + ": not YAML, " + e.getMessage());
    }
  }

  private static Map<String, Object> tree(String source, Object yaml) throws RecipeException {
    if (!(yaml instanceof Map<?, ?> map)) {
      throw new RecipeException(source + ": holds no settings; a recipe is made of 'key: value'");
    }
    return stringKeys(map);
  }

  private static Map<String, Object> stringKeys(Map<?, ?> map) {
    Map<String, Object> tree = new LinkedHashMap<>();
    map.forEach((key, value) -> tree.put(String.valueOf(key), value));
    return tree;
  }

  /**
   * Puts {@code a.b=value} into the tree; the value is read as YAML, so lists and groups do too.
   */
  private static void override(Map<String, Object> tree, String override) throws RecipeException {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new SettingsException("--set " + override + ": must be written key=value");
    }
    String[] path = override.substring(0, equals).trim().split("\\.");
    Map<String, Object> group = tree;
    for (int i = 0; i < path.length - 1; i++) {
      Object inner = group.getOrDefault(path[i], Map.of());
      if (!(inner instanceof Map<?, ?> map)) {
        throw new SettingsException("--set " + override + ": '" + path[i] + "' is no group");
      }
      Map<String, Object> copy = stringKeys(map);
      group.put(path[i], copy);
      group = copy;
    }
    group.put(path[path.length - 1], yaml("--set " + override, override.substring(equals + 1)));
  }
}
