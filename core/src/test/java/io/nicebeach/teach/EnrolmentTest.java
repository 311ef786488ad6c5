package io.nicebeach.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.Small;
import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.decode.Acceptance;
import io.nicebeach.features.FeatureSettings.Centering;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters.Precision;
import io.nicebeach.network.Tensor;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {
  private static final Model BASE = base();

  @TempDir Path folder;

  /** A recording's point is its average spectrum, so tones apart have points apart. */
  private static Model base() {
    Model small =
        Small.model(
            3,
            List.of(
                Map.of("pool", Map.of("kind", "mean")),
                "layer-norm",
                Map.of("dense", Map.of("units", "classes"))),
            Objective.of(Objective.Kind.CROSS_ENTROPY));
    return new Model(
        small.features().withCentering(new Centering(Centering.Mean.NONE, 30, 1)),
        small.normalization(),
        small.network(),
        small.parameters(),
        small.objective(),
        small.alphabet(),
        small.provenance());
  }

  /** A word is a tone here, a little different each time that it is said. */
  private static List<Audio> said(double hertz, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> Small.tone(hertz * (1 + 0.01 * i), 0.3 + 0.02 * i))
        .toList();
  }

  /** What is taught may be several words, which a window made for one would cut. */
  @Test
  void whatIsTaughtIsHeardAsAWhole() {
    Enrolment enrolment = Enrolment.on(BASE.with(BASE.decoding().withWindow(1)));
    enrolment.add("deep", said(300, 4));
    assertThat(enrolment.model().decoding().window()).isZero();
  }

  private static Enrolment taught() {
    Enrolment enrolment = Enrolment.on(BASE);
    enrolment.add("deep", said(300, 4));
    enrolment.add("middle", said(1000, 4));
    enrolment.add("shrill", said(2800, 4));
    return enrolment;
  }

  private static byte[] bytes(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(model, out);
    return out.toByteArray();
  }

  @Test
  void takesARecordingForTheMostSimilarWord() {
    Recognizer recognizer = taught().recognizer();
    assertThat(recognizer.recognize(Small.tone(305, 0.4)).text()).isEqualTo("deep");
    assertThat(recognizer.recognize(Small.tone(1013, 0.4, 16000)).text()).isEqualTo("middle");
    assertThat(recognizer.recognize(Small.tone(2850, 0.35)).text()).isEqualTo("shrill");
  }

  /** What is taught is not rounded: the file holds it as it was tried out. */
  @Test
  void teachesOnABaseWithWeightsOf8Bits() throws IOException {
    Model base = BASE.withParameters(BASE.parameters().rounded(Precision.BYTE));
    Enrolment enrolment = Enrolment.on(base);
    enrolment.add("deep", said(300, 4));
    enrolment.add("shrill", said(2800, 4));
    Recognizer taught = enrolment.recognizer();
    Path file = folder.resolve("taught.safetensors");
    enrolment.save(file);
    Recognizer read = Recognizer.load(file);
    assertThat(read.recognize(Small.tone(305, 0.4)).text()).isEqualTo("deep");
    assertThat(read.recognize(Small.tone(2850, 0.35)))
        .isEqualTo(taught.recognize(Small.tone(2850, 0.35)));
    assertThat(read.model().parameters().precision()).isEqualTo(Precision.SINGLE);
  }

  @Test
  void rejectsWhatIsSimilarToNoWord() {
    Enrolment enrolment = Enrolment.on(BASE);
    enrolment.add("deep", said(300, 4));
    Recognizer recognizer = enrolment.recognizer();
    assertThat(recognizer.recognize(Small.tone(303, 0.3)).text()).isEqualTo("deep");
    assertThat(recognizer.recognize(Small.tone(2800, 0.3)).rejection())
        .contains(Rejection.UNKNOWN_WORDS);
  }

  /**
   * A cosine at the border of similarity is a toss-up to the softmax, and right nine times in ten.
   */
  @Test
  void confidenceIsWhatWasMeasured() {
    Acceptance acceptance = taught().model().acceptance();
    assertThat(acceptance.threshold()).isEqualTo(0.75);
    assertThat(acceptance.calibration().utterances().apply(0.5)).isCloseTo(0.905, within(0.001));
    assertThat(acceptance.calibration().words()).isEqualTo(acceptance.calibration().utterances());
  }

  @Test
  void theLayersOfTheBaseStayAsTheyAre() {
    Model model = taught().model();
    BASE.parameters()
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (!name.startsWith("2.")) {
                assertThat(model.parameters().get(name).values()).isEqualTo(tensor.values());
              }
            });
    assertThat(model.alphabet().tokens()).containsExactly("deep", "middle", "shrill", "_unknown_");
  }

  @Test
  void aRecogniserThatWasHandedOutStaysAsItIs() {
    Enrolment enrolment = taught();
    Recognizer before = enrolment.recognizer();
    enrolment.remove("deep");
    assertThat(before.recognize(Small.tone(300, 0.3)).text()).isEqualTo("deep");
    assertThat(enrolment.recognizer().recognize(Small.tone(300, 0.3)).hypothesis().text())
        .isNotEqualTo("deep");
    assertThat(enrolment.words()).containsExactly("middle", "shrill");
  }

  @Test
  void laterIsTheSameAsAtOnce() throws IOException {
    Path file = folder.resolve("mine.safetensors");
    Enrolment first = Enrolment.on(BASE);
    first.add("deep", said(300, 4));
    first.add("other", said(500, 3));
    first.save(file);

    Enrolment second = Enrolment.load(file);
    assertThat(second.words()).containsExactly("deep", "other");
    assertThat(bytes(second.model())).isEqualTo(bytes(first.model()));
    second.remove("other");
    second.add("middle", said(1000, 4));
    second.add("shrill", said(2800, 4));
    assertThat(second.model().parameters().get("3.weight").values())
        .isEqualTo(taught().model().parameters().get("3.weight").values());
  }

  @Test
  void whatIsSavedIsAnOrdinaryModel() throws IOException {
    Path file = folder.resolve("mine.safetensors");
    taught().save(file);
    Recognizer recognizer = Recognizer.load(file);
    assertThat(recognizer.recognize(Small.tone(1000, 0.3)).text()).isEqualTo("middle");
  }

  @Test
  void threadsMayTeachAtTheSameTime() {
    Enrolment enrolment = Enrolment.on(BASE);
    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> enrolment.add("word " + i, said(300 + 300 * i, 3)));
    assertThat(enrolment.words()).hasSize(8);
    assertThat(enrolment.model().alphabet().size()).isEqualTo(9);
  }

  @Test
  void doubtsARecordingOfAnotherWord() {
    Enrolment enrolment = taught();
    List<Audio> mixed = new ArrayList<>(said(600, 4));
    mixed.set(2, Small.tone(2800, 0.3));
    enrolment.add("odd", mixed);
    assertThat(enrolment.doubts()).contains(new Doubt("odd", 2, Optional.of("shrill")));
    assertThat(enrolment.doubts()).noneMatch(doubt -> doubt.word().equals("deep"));
    assertThat(new Doubt("odd", 2, Optional.of("shrill")).reason())
        .isEqualTo("sounds more like 'shrill' than like the others of 'odd'");
  }

  @Test
  void readsFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Audio sound : said(300, 3)) {
      files.add(folder.resolve(files.size() + ".wav"));
      AudioWriter.write(sound, files.get(files.size() - 1));
    }
    Enrolment enrolment = Enrolment.on(BASE);
    enrolment.addFiles("Deep", files);
    assertThat(enrolment.words()).containsExactly("deep");

    Path silence = folder.resolve("silence.wav");
    AudioWriter.write(new Audio(new float[4000], 8000), silence);
    files.set(1, silence);
    assertThatThrownBy(() -> enrolment.addFiles("silent", files))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("silence.wav")
        .hasMessageContaining("silent");
    assertThat(enrolment.words()).containsExactly("deep");
  }

  @Test
  void refusesWhatCannotBeTaught() {
    Enrolment enrolment = taught();
    assertThatThrownBy(() -> enrolment.add("few", said(500, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'few' must be at least 3 but are 2");
    assertThatThrownBy(() -> enrolment.add("DEEP ", said(500, 3)))
        .hasMessageContaining("'deep' is taught already");
    assertThatThrownBy(() -> enrolment.add(" ", said(500, 3))).hasMessageContaining("word must be");
    assertThatThrownBy(() -> enrolment.add("_unknown_", said(500, 3)))
        .hasMessageContaining("word must be");
    assertThatThrownBy(() -> enrolment.add("a".repeat(1001), said(500, 3)))
        .hasMessage("word must have at most 1000 letters but has 1001");
    List<Audio> silent = new ArrayList<>(said(500, 3));
    silent.set(1, new Audio(new float[800], 8000));
    assertThatThrownBy(() -> enrolment.add("quiet", silent))
        .hasMessageContaining("recording 2")
        .hasMessageContaining("silent");
    assertThatThrownBy(() -> enrolment.remove("depe"))
        .hasMessageContaining("'depe' is not taught; these are: deep, middle, shrill");
    assertThat(enrolment.words()).containsExactly("deep", "middle", "shrill");
  }

  @Test
  void withoutWordsThereIsNoModel() {
    assertThatThrownBy(() -> Enrolment.on(BASE).model())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no word is taught yet");
  }

  @Test
  void needsABaseWhosePointsCanBeCompared() throws IOException {
    assertThatThrownBy(() -> Enrolment.on(Small.model(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer-norm");
    Path file = folder.resolve("base.safetensors");
    ModelFile.write(Small.model(1), file);
    assertThatThrownBy(() -> Enrolment.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("base.safetensors")
        .hasMessageContaining("words-en");
  }

  @Test
  void refusesExamplesOfAnotherWidth() {
    Model model = taught().model();
    Model damaged =
        new Model(
            model.features(),
            model.normalization(),
            model.network(),
            model.parameters(),
            model.objective(),
            model.alphabet(),
            model.decoding(),
            model.acceptance(),
            Map.of("deep", Tensor.zeros(3, 7)),
            model.provenance());
    assertThatThrownBy(() -> Enrolment.on(damaged))
        .hasMessageContaining("examples of 'deep'")
        .hasMessageContaining("[3, 7]");
  }
}
