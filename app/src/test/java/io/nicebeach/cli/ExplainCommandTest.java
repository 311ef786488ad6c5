package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.cli.explain.Explainer;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.Normalization;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.report.Explanation;
import io.nicebeach.report.Explanation.LayerView;
import io.nicebeach.text.Alphabet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
  private static final List<String> WORDS = List.of("one", "seven", "two");

  @TempDir Path folder;
  private Path recording;
  private Path model;
  private Path out;

  @BeforeEach
  void makeAModelAndASound() throws IOException {
    recording = folder.resolve("sweep.wav");
    AudioWriter.write(sweep(), recording);
    model = folder.resolve("words.safetensors");
    ModelFile.write(perceptron(Objective.of(Objective.Kind.CROSS_ENTROPY)), model);
    out = folder.resolve("explained");
  }

  @Test
  void drawsEveryStageAndTiesThemTogether() throws IOException {
    CommandRun run = explain("--said", "seven");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("accepted with confidence", "measured against seven", "explain.html");
    List<String> pictures =
        List.of(
            "1-sound.png",
            "2-frame.png",
            "3-features.png",
            "4-layers.png",
            "5-probabilities.png",
            "6-errors.png",
            "7-gradients.png",
            "8-saliency.png");
    for (String name : pictures) {
      BufferedImage picture = ImageIO.read(out.resolve(name).toFile());
      assertThat(colors(picture)).as(name).isGreaterThan(20);
    }
    String page = Files.readString(out.resolve("explain.html"));
    assertThat(page).contains("sweep.wav", "measured against one-hot \u201cseven\u201d");
    assertThat(page.split("<img ")).hasSize(1 + pictures.size());
  }

  @Test
  void replacesNothingUnlessForced() throws IOException {
    assertThat(explain().exitCode()).isZero();
    byte[] before = Files.readAllBytes(out.resolve("explain.html"));

    CommandRun again = explain("--said", "two");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("explain.html", "--force");
    assertThat(out.resolve("explain.html")).hasBinaryContent(before);

    assertThat(explain("--said", "two", "--force").exitCode()).isZero();
    assertThat(Files.readAllBytes(out.resolve("explain.html"))).isNotEqualTo(before);
  }

  @Test
  void aWordThatTheModelDoesNotKnowIsAMistake() {
    CommandRun run = explain("--said", "sevn");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean 'seven'?");
    assertThat(out).doesNotExist();
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Files.writeString(out, "mine");

    CommandRun run = explain();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is a file; name a folder");
    assertThat(out).hasContent("mine");
  }

  @Test
  void aSmallStepAgainstTheGradientLowersTheLossAsForetold() {
    for (String word : WORDS) {
      Explanation explanation =
          new Explainer(perceptron(Objective.of(Objective.Kind.CROSS_ENTROPY)))
              .explain("sweep", sweep(), word);

      assertThat(explanation.back().orElseThrow().step().expected())
          .isLessThan(explanation.back().orElseThrow().loss());
      assertThat(explanation.back().orElseThrow().step().actual())
          .as(word)
          .isCloseTo(
              explanation.back().orElseThrow().step().expected(),
              within(0.02 * explanation.back().orElseThrow().loss()));
    }
  }

  @Test
  void layersThatOnlyMoveNumbersAreLeftOut() {
    Explanation explanation =
        new Explainer(perceptron(Objective.of(Objective.Kind.CROSS_ENTROPY)))
            .explain("sweep", sweep(), null);

    assertThat(explanation.back().orElseThrow().said()).isEqualTo(explanation.outputs().text());
    assertThat(explanation.layers().stream().map(LayerView::name))
        .containsExactly("1 dense", "2 tanh", "3 pool", "5 dense");
    assertThat(explanation.layers()).allMatch(layer -> layer.error().isPresent());
    assertThat(explanation.back().orElseThrow().saliency().frames())
        .isEqualTo(explanation.features().frames());
  }

  @Test
  void ofALongRecordingThePartWithTheWordIsExplained() throws IOException {
    Model words = perceptron(Objective.of(Objective.Kind.CROSS_ENTROPY));
    Model windowed = words.with(words.decoding().withWindow(0.5));
    Audio sweep = sweep();
    float[] samples = new float[10 * sweep.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sweep.samples()[i % sweep.samples().length];
    }
    Audio lengthy = new Audio(samples, sweep.sampleRate());
    AudioWriter.overwrite(lengthy, recording);
    ModelFile.write(windowed, model);

    CommandRun run = explain();
    assertThat(run.out()).contains("Found      from ", "that part is explained");
    assertThat(Files.readString(out.resolve("explain.html"))).contains("It is surest of one from ");
    Explanation explanation = new Explainer(windowed).explain("sweeps", lengthy, null);
    assertThat(explanation.audio().seconds()).isBetween(0.5, 0.75);
    assertThat(explanation.heard()).isEqualTo(Recognizer.of(windowed).recognize(lengthy));
  }

  @Test
  void theAnswerIsTheRecognisersAndTheOutputsAreTheNetworks() throws IOException {
    Model words = perceptron(Objective.of(Objective.Kind.CROSS_ENTROPY));
    Model silences =
        new Model(
            words.features(),
            words.normalization(),
            words.network(),
            words.parameters(),
            words.objective(),
            Alphabet.of(List.of("_silence_bell_", "_silence_rain_", "_silence_wind_")),
            Map.of());

    Explanation explanation = new Explainer(silences).explain("sweep", sweep(), null);
    assertThat(explanation.heard()).isEqualTo(Recognizer.of(silences).recognize(sweep()));
    assertThat(explanation.answer()).isEqualTo("[silence]");
    assertThat(explanation.outputs().text()).startsWith("_silence_");

    ModelFile.write(silences, model);
    assertThat(explain().out())
        .contains("Heard      [silence], confidence 0.00")
        .contains("Network    " + explanation.outputs().text());
    assertThat(Files.readString(out.resolve("explain.html")))
        .contains(">[silence]<", "is the recogniser&#39;s answer.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQUARED_ERROR", "OLAND"})
  void thePostsRecognisersHaveOneFrameAndAreDrawnToo(String objective) throws IOException {
    ModelFile.write(post(Objective.Kind.valueOf(objective), 0.01f), model);

    CommandRun run = explain("--said", "two");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(out.resolve("6-errors.png")).isNotEmptyFile();
  }

  @Test
  void aNetworkThatOnlyTorchTrainsIsFollowedForward() throws IOException {
    List<?> layers =
        List.of(
            Map.of("gru", Map.of("units", 4)),
            Map.of("pool", Map.of("kind", "mean")),
            Map.of("dense", Map.of("units", "classes")));
    Objective objective = Objective.of(Objective.Kind.CROSS_ENTROPY);
    ModelFile.write(model(FeatureSettings.of(Kind.LOG_MEL, 8000), layers, objective, 1), model);

    CommandRun run = explain("--said", "two");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("Heard ").doesNotContain("Loss ");
    assertThat(out.resolve("5-probabilities.png")).isNotEmptyFile();
    assertThat(out.resolve("6-errors.png")).doesNotExist();
    assertThat(Files.readString(out.resolve("explain.html"))).contains("only torch trains");
  }

  @Test
  void anErrorBeyondAllNumbersIsDrawnToo() throws IOException {
    ModelFile.write(post(Objective.Kind.OLAND, 1), model); // e to the cube of some hundreds

    CommandRun run = explain("--said", "two");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("Infinity");
  }

  private CommandRun explain(Object... more) {
    Object[] all = new Object[6 + more.length];
    Object[] first = {"explain", recording, "--model", model, "--out", out};
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return CommandRun.of(all);
  }

  /** A tone that climbs, half a second long. */
  private static Audio sweep() {
    float[] samples = new float[4000];
    for (int i = 0; i < samples.length; i++) {
      double seconds = i / 8000.0;
      samples[i] = (float) (0.4 * Math.sin(2 * Math.PI * (300 + 1500 * seconds) * seconds));
    }
    return new Audio(samples, 8000);
  }

  private static Model perceptron(Objective objective) {
    FeatureSettings features = FeatureSettings.of(Kind.LOG_MEL, 8000);
    List<?> layers =
        List.of(
            Map.of("context", Map.of("frames", 3, "stride", 2)),
            Map.of("dense", Map.of("units", 8)),
            "tanh",
            Map.of("pool", Map.of("kind", "mean-max")),
            Map.of("dropout", Map.of("rate", 0.5)),
            Map.of("dense", Map.of("units", "classes")));
    return model(features, layers, objective, 1);
  }

  /**
   * @param scale of the coefficients, which are some hundreds
   */
  private static Model post(Objective.Kind kind, float scale) {
    List<?> layers =
        List.of(
            Map.of("dense", Map.of("units", 6)),
            Map.of("leaky-relu", Map.of("slope", 0.1)),
            Map.of("dense", Map.of("units", "classes", "bias", false)),
            kind == Objective.Kind.OLAND ? "oland" : "sigmoid");
    return model(
        FeatureSettings.postMfcc(),
        layers,
        new Objective(kind, Objective.Reduction.SUM, 0, 6),
        scale);
  }

  private static Model model(
      FeatureSettings features, List<?> layers, Objective objective, float scale) {
    NetworkSpec network = NetworkSpec.from(features.bins(), layers, WORDS.size());
    float[] scales = new float[features.bins()];
    Arrays.fill(scales, scale);
    return new Model(
        features,
        Normalization.of(new float[features.bins()], scales),
        network,
        Initializer.parameters(network, 1),
        objective,
        Alphabet.of(WORDS),
        Map.of());
  }

  private static long colors(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    return IntStream.of(picture.getRGB(0, 0, width, height, null, 0, width)).distinct().count();
  }
}
