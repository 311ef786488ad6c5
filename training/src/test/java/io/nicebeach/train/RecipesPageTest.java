package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.data.augment.Steps;
import io.nicebeach.network.layers.LayerReader;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds docs/recipes.md to the code: its recipes are read, its keys exist, its defaults are so. */
class RecipesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "recipes.md");
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `([A-Za-z-]+\\.[A-Za-z0-9.-]+)` \\| (?:`([^`]+)`|needed) \\|", Pattern.MULTILINE);

  /** What must be set for a key to be of any use. */
  private static final Map<String, String> CONTEXT =
      Map.of(
          "features.cepstrum.coefficients", "features.kind=mfcc",
          "features.cepstrum.first", "features.kind=mfcc",
          "features.logarithm.topDb", "features.kind=mfcc",
          "features.trim.range", "features.trim={margin: 0.1}",
          "features.trim.aboveNoise", "features.trim={margin: 0.1}",
          "features.trim.belowPeak", "features.trim={margin: 0.1}",
          "normalization.low", "normalization.kind=min-max",
          "normalization.high", "normalization.kind=min-max");

  private static final String SMALLEST =
      """
      network:
        - pool: {kind: mean}
        - dense: {units: classes}
      objective: {kind: cross-entropy}
      optimizer: {kind: adamw}
      learningRate: {rate: 0.01}
      training: {epochs: 20, batchSize: 32}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("recipes")
  void aRecipeOfThePageIsRead(String yaml) throws IOException {
    assertThat(read(yaml, List.of()).network(4).outputs()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void aKeyOfThePageHasTheDefaultThatItSays(String key, String value) throws IOException {
    List<String> context = context(key);
    List<String> with = new ArrayList<>(context);
    with.add(key + "=" + value);

    assertThat(parts(read(SMALLEST, with))).isEqualTo(parts(read(SMALLEST, context)));
  }

  @Test
  void thePageNamesEveryKey() throws IOException {
    Recipe logMel =
        read(SMALLEST, List.of("normalization.kind=min-max", "features.trim={margin: 0.1}"));
    Set<String> keys = new LinkedHashSet<>();
    addKeys("features", logMel.features().toMap(), keys);
    addKeys("features", read(SMALLEST, List.of("features.kind=mfcc")).features().toMap(), keys);
    addKeys("normalization", logMel.normalization().toMap(), keys);
    addKeys("objective", logMel.objective().toMap(), keys);
    addKeys("decoder", logMel.decoding().toMap(), keys);
    addKeys("optimizer", logMel.optimizer().toMap(), keys);

    assertThat(rows().map(row -> row.group(1)).toList()).containsAll(keys);
  }

  @Test
  void thePageNamesEveryKindOfLayer() throws IOException {
    String page = Files.readString(PAGE);

    for (String kind : LayerReader.kinds()) {
      assertThat(page).contains("`" + kind + "`");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"training.epoch=3", "augmentation.gian={}", "features.mel.band=40"})
  void aKeyThatDoesNotExistWouldBeFound(String override) {
    assertThatThrownBy(() -> read(SMALLEST, List.of(override)))
        .hasMessageContaining("did you mean");
  }

  static Stream<String> recipes() throws IOException {
    List<String> recipes =
        BLOCK.matcher(Files.readString(PAGE)).results().map(block -> block.group(1)).toList();
    assertThat(recipes).hasSizeGreaterThanOrEqualTo(3);
    return recipes.stream();
  }

  static Stream<Arguments> defaults() throws IOException {
    return rows()
        .filter(row -> row.group(2) != null)
        .map(row -> Arguments.of(row.group(1), row.group(2)));
  }

  private static Stream<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(PAGE)).results();
  }

  private static void addKeys(String prefix, Map<String, ?> tree, Set<String> keys) {
    tree.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> group) {
            group.keySet().forEach(inner -> keys.add(prefix + "." + key + "." + inner));
          } else {
            keys.add(prefix + "." + key);
          }
        });
  }

  private static List<String> context(String key) {
    if (key.startsWith("augmentation.")) {
      return List.of("augmentation." + key.split("\\.")[1] + "={}");
    }
    if (key.startsWith("joining.")) {
      return List.of("network=[{dense: {units: classes}}]", "objective={kind: ctc}", "joining={}");
    }
    return CONTEXT.containsKey(key) ? List.of(CONTEXT.get(key)) : List.of();
  }

  /** All that a recipe's keys decide, as values that can be compared. */
  private static List<Object> parts(Recipe recipe) {
    Settings augmentation = Settings.of("page", recipe.tree()).section("augmentation");
    return List.of(
        recipe.data(),
        recipe.features(),
        recipe.normalization(),
        recipe.units(),
        recipe.objective(),
        recipe.decoding(),
        recipe.optimizer(),
        recipe.learningRate(),
        recipe.training(),
        recipe.joining(),
        Steps.audio(augmentation),
        Steps.spectrum(augmentation),
        Steps.feature(augmentation));
  }

  private Recipe read(String yaml, List<String> overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("recipe.yaml"), yaml);
    return Recipes.read(file.toString(), overrides);
  }
}
