package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Sounds;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.TrainingDivergedException;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several words in an utterance, from transcripts to a recogniser, with the plain backend. */
class CtcTrainingTest {
  private static final int RATE = 8000;
  private static final String RECIPE =
      """
      features: {kind: log-mel}
      network:
        - context: {frames: 5, stride: 4}
        - dense: {units: 48, initialization: he}
        - relu
        - context: {frames: 5}
        - dense: {units: 48, initialization: he}
        - relu
        - dense: {units: classes}
      objective: {kind: ctc}
      optimizer: {kind: adamw, clipNorm: 5}
      learningRate: {rate: 0.01}
      training: {epochs: 40, batchSize: 4, developmentShare: 0}
      """;

  @TempDir Path folder;
  private List<Utterance> strings = List.of();

  /** Six utterances of two or three digits, joined from single words of the bundled corpus. */
  @BeforeEach
  void join() throws IOException {
    List<Utterance> words =
        Corpora.read(Path.of("..", "corpus", "mini")).utterances().stream()
            .filter(u -> List.of("one", "two", "three").contains(u.text()))
            .toList();
    String speaker = words.get(0).speaker();
    List<Utterance> own = words.stream().filter(u -> u.speaker().equals(speaker)).toList();
    List<Utterance> joined = new ArrayList<>();
    for (String text : List.of("one two", "two two", "three one", "two three one", "one", "")) {
      joined.add(spoken(text, own, joined.size()));
    }
    strings = joined;
  }

  /** A word a time, each time another recording of it, with short pauses and long ends. */
  private Utterance spoken(String text, List<Utterance> words, int number) throws IOException {
    List<float[]> parts = new ArrayList<>(List.of(new float[RATE / 4]));
    int used = number;
    for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
      List<Utterance> takes = words.stream().filter(u -> u.text().equals(word)).toList();
      Audio take = AudioReader.read(takes.get(used++ % takes.size()).file());
      parts.add(take.resampled(RATE).samples());
      parts.add(new float[RATE / 10]);
    }
    parts.add(new float[RATE / 4]);
    Path file = folder.resolve(number + ".wav");
    AudioWriter.overwrite(new Audio(concatenated(parts), RATE), file);
    return new Utterance(file, text, "speaker");
  }

  private static float[] concatenated(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int filled = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, filled, part.length);
      filled += part.length;
    }
    return all;
  }

  // ---- What is learnt ----

  @Test
  void learnsAHandfulByHeart() throws IOException {
    Recognizer recognizer = Recognizer.of(train(recipe(), strings, "words"));
    for (Utterance string : strings) {
      Recognition heard = recognizer.recognize(string.file());
      assertThat(heard.text()).isEqualTo(string.text());
      assertThat(String.join(" ", heard.words().stream().map(Word::text).toList()))
          .isEqualTo(string.text());
      assertThat(heard.confidence()).isBetween(0.5, 1.0);
      assertTimes(heard.words(), AudioReader.read(string.file()).seconds());
    }
  }

  private static void assertTimes(List<Word> words, double seconds) {
    double before = 0.2; // it begins with a quarter of a second of silence
    for (Word word : words) {
      assertThat(word.start()).isGreaterThan(before);
      assertThat(word.end()).isGreaterThan(word.start()).isLessThan(seconds);
      before = word.end() - 1e-9;
    }
  }

  @Test
  void learnsCharactersToo() throws IOException {
    Recipe recipe =
        recipe(
            "transcripts.units=characters",
            "training.epochs=80",
            "network=[{context: {frames: 7, stride: 2}}, {dense: {units: 64, initialization: he}},"
                + " relu, {context: {frames: 7}}, {dense: {units: 64, initialization: he}}, relu,"
                + " {dense: {units: classes}}]");
    Model model = train(recipe, strings, "characters");

    assertThat(model.alphabet().tokens())
        .containsExactly("<blank>", " ", "e", "h", "n", "o", "r", "t", "w");
    Recognizer recognizer = Recognizer.of(model);
    for (Utterance string : strings) {
      assertThat(recognizer.recognize(string.file()).text()).isEqualTo(string.text());
    }
  }

  @Test
  void timesCountFromTheRecordingsBeginningThoughItIsTrimmed() throws IOException {
    Recipe trimming = recipe("features.trim={margin: 0.06}", "training.epochs=60");
    List<Utterance> spoken = strings.subList(0, 5); // silence has no speech to be cut to
    Recognizer recognizer = Recognizer.of(train(trimming, spoken, "trimmed"));
    Recognition heard = recognizer.recognize(spoken.get(0).file());

    assertThat(heard.text()).isEqualTo("one two");
    assertTimes(heard.words(), AudioReader.read(spoken.get(0).file()).seconds());
  }

  // ---- Epochs ----

  @Test
  void reportsErrorRatesAndKeepsTheEpochWithTheFewestErrors() throws IOException {
    List<EpochReport> reports = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochReport report, boolean best) {
            reports.add(report);
          }
        };
    Split split = new Split("same", strings, strings, List.of(), List.of());
    RunFolder run = new RunFolder(folder.resolve("rates.run"));
    Model model =
        new Trainer(recipe(), new PlainBackend(), 1, listener).train(corpus(), split, run, false);

    assertThat(reports.get(0).developmentErrorRate()).isGreaterThan(0.3);
    EpochReport kept = reports.get((Integer) model.provenance().get("epoch") - 1);
    assertThat(kept.developmentErrorRate()).isZero();
    assertThat(kept.developmentCorrect()).isEqualTo(strings.size());
    for (EpochReport report : reports) {
      assertThat(report.developmentErrorRate() > 0)
          .isEqualTo(report.developmentCorrect() < strings.size());
      assertThat(report.epoch() != kept.epoch() && report.isBetterThan(kept)).isFalse();
    }
    assertThat(run.events().get(0).get("developmentErrorRate"))
        .isEqualTo(reports.get(0).developmentErrorRate());
  }

  @Test
  void theSameSeedGivesTheSameBytesAlsoAfterAnInterruption() throws IOException {
    Recipe recipe = recipe("training.epochs=4", "augmentation={tempo: {}, gain: {}, shift: {}}");
    byte[] whole = bytes(train(recipe, strings, "whole"));
    assertThat(bytes(train(recipe, strings, "again"))).isEqualTo(whole);

    TrainingListener stop =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochReport report, boolean best) {
            if (report.epoch() == 2) {
              throw new IllegalStateException("stopped");
            }
          }
        };
    RunFolder run = new RunFolder(folder.resolve("stopped.run"));
    Split split = split(strings);
    assertThatThrownBy(
            () ->
                new Trainer(recipe, new PlainBackend(), 1, stop).train(corpus(), split, run, false))
        .hasMessage("stopped");
    Model resumed =
        new Trainer(recipe, new PlainBackend(), 1, TrainingListener.NONE)
            .train(corpus(), split, run, true);
    assertThat(bytes(resumed)).isEqualTo(whole);
  }

  // ---- Bad input ----

  @Test
  void refusesARecordingThatIsTooShortForItsTranscriptBeforeItTrains() throws IOException {
    Path blip = folder.resolve("blip.wav");
    AudioWriter.overwrite(Sounds.tone(440, 0.1, 0.3, 1), blip); // 11 frames, so 3 of the output
    List<Utterance> with = new ArrayList<>(strings);
    with.add(new Utterance(blip, "one two two", "speaker"));
    assertThatThrownBy(() -> train(recipe(), with, "short"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(blip.toString())
        .hasMessageContaining("too short for its transcript 'one two two'")
        .hasMessageContaining("puts out 3 frames and ctc needs 4")
        .hasMessageContaining("smaller strides (together 4 now)");
    assertThat(Files.exists(folder.resolve("short.run"))).isFalse();
    with.set(with.size() - 1, new Utterance(blip, "one two one", "speaker"));
    assertThat(train(recipe("training.epochs=1"), with, "enough")).isNotNull();
  }

  @Test
  void aWordThatOnlyTheDevelopmentPartSaysIsRefused() {
    Utterance four = new Utterance(strings.get(0).file(), "one four", "speaker");
    Split split = new Split("given", strings, List.of(four), List.of(), List.of());
    assertThatThrownBy(
            () ->
                new Trainer(recipe(), new PlainBackend(), 1, TrainingListener.NONE)
                    .train(corpus(), split, new RunFolder(folder.resolve("four.run")), false))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(four.file().toString())
        .hasMessageContaining("'four' is not among the words [<blank>, one, two, three]");
  }

  @Test
  void refusesACheckpointOfOtherUnits() throws IOException {
    train(recipe("training.epochs=1"), strings, "units");
    Recipe characters = recipe("training.epochs=1", "transcripts.units=characters");
    assertThatThrownBy(
            () ->
                new Trainer(characters, new PlainBackend(), 1, TrainingListener.NONE)
                    .train(
                        corpus(), split(strings), new RunFolder(folder.resolve("units.run")), true))
        .isInstanceOf(ResumeException.class)
        .hasMessageContaining("'settings.transcripts' was null and is now {units=characters}");
  }

  /** Cubed three times, the power of the loud tone is beyond single precision. */
  @Test
  void saysWhichRecordingMadeTheLossInfinite() throws IOException {
    List<Utterance> tones = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Path file = folder.resolve("tone" + i + ".wav");
      Audio tone = Sounds.tone(300 + 200 * i, 0.5, i == 3 ? 0.9 : 0.0009, i);
      AudioWriter.overwrite(tone, file);
      tones.add(new Utterance(file, "one", "speaker"));
    }
    Recipe explosive =
        recipe(
            "features={kind: power}",
            "network=[{dense: {units: 4}}, oland, {dense: {units: 4}}, oland, {dense: {units: 4}},"
                + " oland, {dense: {units: classes}}]",
            "training.batchSize=5");
    assertThatThrownBy(() -> train(explosive, tones, "explosive"))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageStartingWith("step 1: the loss is NaN, with " + tones.get(3).file() + ";");
  }

  // ---- Helpers ----

  private Model train(Recipe recipe, List<Utterance> utterances, String name) throws IOException {
    return new Trainer(recipe, new PlainBackend(), 1, TrainingListener.NONE)
        .train(corpus(), split(utterances), new RunFolder(folder.resolve(name + ".run")), false);
  }

  private Corpus corpus() {
    return Corpus.of("strings", folder, strings);
  }

  private static Split split(List<Utterance> utterances) {
    return new Split("all", utterances, List.of(), List.of(), List.of());
  }

  private Recipe recipe(String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("recipe.yaml"), RECIPE);
    return Recipes.read(file.toString(), List.of(overrides));
  }

  private static byte[] bytes(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(model, out);
    return out.toByteArray();
  }
}
