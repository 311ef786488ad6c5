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
  /** What the recipes that come with Nicebeach do not use. */
  private static final String LAYERS =
      """
      features: {kind: log-mel, sampleRate: 8000, mel: {bands: 8}}
      objective: {kind: ctc}
      optimizer: {kind: adamw}
      learningRate: {rate: 0.1}
      training: {epochs: 1, batchSize: 4}
      network:
      - conv2d: {channels: 2, kernel: [3, 3], stride: [2, 2], dilation: [1, 1], groups: 1}
      - conv: {channels: 8, kernel: 3, stride: 2, dilation: 2, groups: 2, causal: true}
      - residual: {layers: [{dense: {units: 4}}], shortcut: [{conv: {channels: 4, kernel: 1}}]}
      - self-attention: {heads: 2, distance: 4}
      - squeeze-excite: {units: 2}
      - layer-norm: {epsilon: 0.001}
      - batch-norm: {momentum: 0.1}
      - context: {frames: 3, stride: 1, dilation: 2}
      - glu
      - gru: {units: 3, bidirectional: true}
      - lstm: {units: 3}
      - leaky-relu: {slope: 0.1}
      - dropout: {rate: 0.1}
      - dense: {units: classes, bias: input, initialization: he}
      """;

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>(List.of(LAYERS.getBytes(StandardCharsets.UTF_8)));
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
