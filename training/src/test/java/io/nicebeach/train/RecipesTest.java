package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.features.FeatureSettings;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters.Precision;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import io.nicebeach.train.TrainingPlan.Keep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipesTest {
  static final List<String> BUILT_IN = Recipes.BUILT_IN;

  private static final String RECIPE =
      """
      description: small
      features: {kind: log-mel, mel: {bands: 12}}
      network:
        - pool: {kind: mean}
        - dense: {units: classes}
      objective: {kind: cross-entropy}
      optimizer: {kind: sgd}
      learningRate: {rate: 0.1}
      training: {epochs: 3, batchSize: 4}
      augmentation:
        shift: {}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("BUILT_IN")
  void readsThoseThatComeAlong(String name) throws IOException {
    Recipe recipe = Recipes.read(name, List.of());
    assertThat(recipe.name()).isEqualTo(name);
    assertThat(recipe.network(7).outputs()).isEqualTo(7);
    assertThat(recipe.network(7).inputs()).isEqualTo(recipe.features().bins());
    assertThat(Recipes.builtIn(name)).startsWith("description:");
  }

  @Test
  void readsAFile() throws IOException {
    Recipe recipe = read(RECIPE);
    assertThat(recipe.name()).isEqualTo("own");
    assertThat(recipe.features().kind()).isEqualTo(FeatureSettings.Kind.LOG_MEL);
    assertThat(recipe.features().bins()).isEqualTo(12);
    assertThat(recipe.objective()).isEqualTo(Objective.of(Objective.Kind.CROSS_ENTROPY));
    assertThat(recipe.training())
        .isEqualTo(
            new TrainingPlan(
                3,
                1,
                4,
                false,
                Keep.BEST,
                0.1,
                0,
                false,
                OptionalDouble.empty(),
                Precision.SINGLE));
    assertThat(recipe.augmentation().isEmpty()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aModelsWeightsHaveAPrecision(Precision precision) throws IOException {
    String setting = "training.precision=" + Settings.nameOf(precision);
    Path file = Files.writeString(folder.resolve("own.yaml"), RECIPE);
    assertThat(Recipes.read(file.toString(), List.of(setting)).training().precision())
        .isEqualTo(precision);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training:      | trainin:         | unknown key 'trainin'; did you mean 'training'?",
        "epochs: 3      | epoch: 3         | 'training.epochs' is missing; is 'training.epoch' meant for it?",
        "rate: 0.1      | rate: 0.1, decy: 3 | unknown key 'learningRate.decy'; did you mean 'learningRate.decay'?",
        "bands: 12      | band: 12         | unknown key 'features.mel.band'; did you mean 'features.mel.bands'?",
        "dense:         | dens:            | did you mean 'dense'?",
        "units: classes | unit: classes    | 'units' is missing; is 'unit' meant for it?",
        "kind: mean     | kind: median     | must be one of mean, max",
        "kind: sgd      | kind: adam       | must be one of sgd, adamw",
        "shift: {}      | shifts: {}       | did you mean 'augmentation.shift'?",
        "shift: {}      | shift: {probability: 2} | must be in [0, 1]",
        "shift: {}      | 'shift:'         | 'augmentation.shift' has no value; give one, or {} for the defaults",
        "rate: 0.1      | 'rate: '         | 'learningRate.rate' has no value",
        "rate: 0.1      | rate: -1         | rate > 0",
        "rate: 0.1      | rate: .nan       | 'learningRate.rate' must be a finite number",
        "rate: 0.1      | rate: .inf       | 'learningRate.rate' must be a finite number",
        "rate: 0.1      | rate: fast       | must be a number but is 'fast'",
        "rate: 0.1      | 'rate: 0.1, rate: 0.2' | duplicate key",
        "rate: 0.1      | 'rate: 0.1, 3: 4' | '3' is no name of a setting",
        "rate: 0.1      | 'rate: 0.1, [a]: 4' | is no name of a setting",
        "rate: 0.1      | 'rate: !!binary aGVsbG8=' | has the tag",
        "epochs: 3      | epochs: 0        | epochs and passes must be at least 1",
        "epochs: 3      | epochs: 2.5      | must be a whole number",
        "epochs: 3      | 'epochs: 3, developmentShare: 1' | developmentShare must be in [0, 1)",
        "batchSize: 4   | batchSize: some  | must be a number",
        "batchSize: 4   | 'batchSize: 4, margin: -1' | margin must be 0 to 10",
        "kind: cross-entropy | kind: ctc   | more frames for a longer utterance",
        "description: small | transcripts: {units: words} | must be whole for a classifier",
        "description: small | transcripts: {units: letters} | must be one of whole, words, characters",
        "description: small | transcripts: {unit: whole} | did you mean 'transcripts.units'?",
        "description: small | decoder: {blankPenalty: .inf} | must be a finite number",
        "description: small | decoder: {window: 0.1} | window must be 0, or from 0.5 to 60 s, but is 0.1",
        "kind: cross-entropy | 'kind: cross-entropy, labelSmoothing: 1' | labelSmoothing",
        "- pool: {kind: mean} | - relu     | one frame per utterance",
        "description: small | description: {a  | not YAML",
        "description: small | description: *x  | refers to another place",
        "description: small | description: !!?L%64 | has the tag",
      })
  void tellsWhatIsWrong(String right, String wrong, String complaint) {
    assertThat(RECIPE).contains(right);
    assertThatThrownBy(() -> read(RECIPE.replace(right, wrong)))
        .isInstanceOfAny(SettingsException.class, RecipeException.class)
        .hasMessageContaining(folder.resolve("own.yaml").toString())
        .hasMessageContaining(complaint)
        .satisfies(e -> assertThat(e.getMessage().lines().count()).isLessThanOrEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing but a comment",
        "- a\n- list",
        "just text",
        "42",
        "a: 1\n---\nb: 2"
      })
  void refusesWhatHoldsNoSettings(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("own.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void refusesDepthThatWouldEndTheStack(String open) {
    assertThatThrownBy(() -> read("network: \n  " + open.repeat(10_000)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("nested deeper");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: {\"\\u", "!!?L%d"})
  void brokenEscapesAreAnError(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(RecipeException.class);
  }

  /** Each level names the one before twice: 30 lines that would be a tree of 2^30 leaves. */
  @Test
  void refusesReferencesThatGrow() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [1]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(RecipeException.class);
    assertThatThrownBy(() -> read("b: 1\na: &a [*a]"))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(", line 2: refers to another place");
  }

  @Test
  void refusesFilesThatAreNone() throws IOException {
    assertThatThrownBy(() -> Recipes.read("perceptorn", List.of()))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("did you mean 'perceptron'?");
    assertThatThrownBy(() -> Recipes.read("something/else.yaml", List.of()))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(
            "there are perceptron, ctc-perceptron, digits, digits-open, digits-small,");
    assertThatThrownBy(() -> Recipes.read(folder.toString(), List.of()))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("no such recipe");
    Path huge = Files.write(folder.resolve("huge.yaml"), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> Recipes.read(huge.toString(), List.of()))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("too long for a recipe");
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0, 1});
    assertThatThrownBy(() -> Recipes.read(binary.toString(), List.of()))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(binary + ": no text in UTF-8");
  }

  @Test
  void overridesWin() throws IOException {
    Recipe recipe =
        read(
            RECIPE,
            "learningRate.rate=0.5",
            "learningRate.schedule=decay",
            "training.batchSize=all",
            "features={kind: mfcc}",
            "features.cepstrum.coefficients = 10",
            "network=[{pool: {kind: max}}, tanh, {dense: {units: classes}}]",
            "augmentation.shift=");
    assertThat(recipe.learningRate().rate()).isEqualTo(0.5);
    assertThat(recipe.learningRate().schedule()).isEqualTo(LearningRate.Schedule.DECAY);
    assertThat(recipe.training().batchSize()).isZero();
    assertThat(recipe.features().bins()).isEqualTo(10);
    assertThat(recipe.layers()).hasSize(3);
    assertThat(recipe.augmentation().isEmpty()).isTrue();
    assertThat(recipe.tree()).isEqualTo(read(written(recipe)).tree());
  }

  /** What is learnt from tight cuts is heard with more around it. */
  @Test
  void theMarginMayBeAnotherWhileTheNetworkLearns() throws IOException {
    Recipe recipe = read(RECIPE, "features.trim={margin: 0.3}", "training.margin=0.1");
    assertThat(recipe.features().trim().margin()).isEqualTo(0.3);
    assertThat(recipe.learningFeatures().trim().margin()).isEqualTo(0.1);
    Recipe same = read(RECIPE, "features.trim={margin: 0.3}");
    assertThat(same.learningFeatures()).isEqualTo(same.features());
  }

  @Test
  void windowsAreOfClassifiers() throws IOException {
    assertThat(read(RECIPE, "decoder.window=1.2").decoding().window()).isEqualTo(1.2);
    assertThatThrownBy(() -> Recipes.read("digit-strings", List.of("decoder.window=1.2")))
        .hasMessageContaining("decoder.window must be 0 for ctc");
  }

  private static String written(Recipe recipe) {
    return Json.write(recipe.tree()); // which is YAML too
  }

  @Test
  void overridesOfOneRunLeaveTheNextAlone() throws IOException {
    Recipe changed = Recipes.read("perceptron", List.of("training.epochs=1"));
    assertThat(changed.training().epochs()).isEqualTo(1);
    assertThat(Recipes.read("perceptron", List.of()).training().epochs()).isGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.epochs        | must be written key=value",
        "=3                     | must be written key=value",
        ".=3                    | must be written key=value",
        "training.=3            | must be written key=value",
        "training..epochs=3     | must be written key=value",
        "network.dense=3        | 'network' is no group",
        "training.epochs.x=3    | 'epochs' is no group",
        "training.epoch=3       | did you mean 'training.epochs'?",
        "trainig.epochs=3       | did you mean 'training'?",
        "training.epochs=[      | --set training.epochs=[, line 1: not YAML",
        "training.epochs=many   | must be a number",
        "training.epochs=       | 'training.epochs' is missing",
      })
  void tellsWhatIsWrongWithAnOverride(String override, String complaint) {
    assertThatThrownBy(() -> read(RECIPE, override))
        .isInstanceOfAny(SettingsException.class, RecipeException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesANumberOfOutputsThatIsNotThatOfTheLabels() throws IOException {
    Recipe recipe = read(RECIPE.replace("units: classes", "units: 10"));
    assertThat(recipe.network(10).outputs()).isEqualTo(10);
    assertThatThrownBy(() -> recipe.network(3))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("puts out 10 numbers but there are 3 labels")
        .hasMessageContaining("units: classes");
  }

  @Test
  void phonesAreTaughtFromADictionary() throws IOException {
    String phones = RECIPE.replaceFirst("network:\n", "network:\n  - phones: {share: 0.2}\n");
    assertThat(phones).isNotEqualTo(RECIPE);
    assertThatThrownBy(() -> read(phones))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("data.pronunciations");
    assertThat(read(phones, "data.pronunciations=words.dict").data().pronunciations())
        .isEqualTo("words.dict");
    String inABlock =
        RECIPE.replaceFirst("network:\n", "network:\n  - residual: [phones: {share: 0.2}]\n");
    assertThatThrownBy(() -> read(inABlock))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("data.pronunciations");
    String ofLetters =
        phones
            .replace("  - pool: {kind: mean}\n", "")
            .replaceFirst("objective: .*", "objective: {kind: ctc}");
    assertThatThrownBy(
            () -> read(ofLetters, "data.pronunciations=words.dict", "transcripts.units=characters"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("sounds of words");
  }

  private Recipe read(String text, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), text);
    return Recipes.read(file.toString(), List.of(overrides));
  }
}
