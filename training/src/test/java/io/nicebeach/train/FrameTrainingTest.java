package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Initializer;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.recognize.SpeechDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training to tell tones, which stand for speech, from noise, frame by frame. */
class FrameTrainingTest {
  private static final String RECIPE =
      """
      data: {sampling: {noise: 0.3}}
      features:
        kind: log-mel
        sampleRate: 8000
        mel: {bands: 12}
        logarithm: {reference: absolute, floor: 1.0e-9}
        centering: {mean: none, scale: 1}
      normalization: {kind: standard}
      network:
        - context: {frames: 5, causal: true}
        - dense: {units: 12, initialization: he}
        - relu
        - dense: {units: classes}
      objective: {kind: frames, delay: 2}
      optimizer: {kind: adamw}
      learningRate: {rate: 0.02}
      training: {epochs: 12, batchSize: 4, developmentShare: 0}
      augmentation:
        excerpt: {seconds: 1}
        padding: {ranges: [{share: 1, from: 0.1, to: 0.4}]}
        noise-floor: {}
      """;
  private static final int RATE = 8000;
  private static final Split NOTHING = new Split("all", List.of(), List.of(), List.of(), List.of());

  @TempDir Path folder;
  private TrainingData data = TrainingData.of(Corpus.of("none", Path.of(""), List.of()), NOTHING);

  @BeforeEach
  void record() throws IOException {
    Corpus tones = Tones.corpus(folder.resolve("tones"), 4, 1);
    List<Path> noise = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Path file = folder.resolve("noise" + i + ".wav");
      AudioWriter.write(noise(2.5, 0.05, i), file);
      noise.add(file);
    }
    List<Utterance> train =
        tones.utterances().stream().filter(u -> !u.speaker().equals("speaker3")).toList();
    List<Utterance> development =
        tones.utterances().stream().filter(u -> u.speaker().equals("speaker3")).toList();
    Split split = new Split("all", train, development, List.of(), List.of());
    data = new TrainingData(tones, split, List.of(), noise, List.of());
  }

  private static Audio noise(double seconds, double amplitude, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (amplitude * random.nextGaussian());
    }
    return new Audio(samples, RATE);
  }

  @Test
  void learnsToTellTonesFromNoise() throws IOException {
    SpeechDetector detector = SpeechDetector.of(train("tones"));
    float[] samples = noise(1.5, 0.003, 9).samples();
    Path tone = Tones.write(folder.resolve("tone.wav"), 900, 5);
    float[] word = AudioReader.read(tone).samples();
    System.arraycopy(word, 0, samples, RATE / 2, word.length);

    float[] probabilities = detector.probabilities(new Audio(samples, RATE));

    assertThat(Arrays.copyOfRange(probabilities, 55, 65)).satisfies(FrameTrainingTest::isSpeech);
    assertThat(Arrays.copyOfRange(probabilities, 10, 45)).satisfies(FrameTrainingTest::isNoise);
    assertThat(Arrays.copyOfRange(probabilities, 85, 140)).satisfies(FrameTrainingTest::isNoise);
  }

  private static void isSpeech(float[] probabilities) {
    for (float probability : probabilities) {
      assertThat(probability).isGreaterThan(0.8f);
    }
  }

  private static void isNoise(float[] probabilities) {
    for (float probability : probabilities) {
      assertThat(probability).isLessThan(0.2f);
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    ModelFile.write(train("first"), folder.resolve("first.safetensors"));
    ModelFile.write(train("second"), folder.resolve("second.safetensors"));
    assertThat(folder.resolve("first.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("second.safetensors"));
  }

  @Test
  void theDevelopmentErrorIsThatOfFrames() throws IOException {
    train("logged");
    String log = Files.readString(folder.resolve("logged.run/log.jsonl"));
    String last = log.lines().reduce((before, line) -> line).orElseThrow();
    assertThat(last).contains("developmentErrorRate");
    double rate = Double.parseDouble(last.replaceAll(".*developmentErrorRate\":([^,}]*).*", "$1"));
    assertThat(rate).isBetween(0.0, 0.3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          features.logarithm.reference=peak | 'features' must come frame by frame
          acceptance={accept: 0.9}          | 'acceptance' is of words
          features.trim={margin: 0.1}       | 'features' must come frame by frame
          augmentation.speed={}             | not the sound, which moves them unseen
          transcripts.units=whole           | must be words or characters for frames but is whole
          network=[{context: {frames: 3, stride: 2}}, {dense: {units: classes}}] | stride
          objective={kind: ctc}             | 'data.sampling.noise' says nothing and so needs frames
          """)
  void aRecipeThatCannotBeIsRefused(String override, String message) {
    assertThatThrownBy(() -> recipe(override)).hasMessageContaining(message);
  }

  @Test
  void noiseAloneNeedsRecordingsOfIt() {
    TrainingData noiseless = TrainingData.of(data.corpus(), data.split());
    assertThatThrownBy(
            () ->
                new Trainer(recipe(), new PlainBackend(), 1, new TrainingListener() {})
                    .prepare(noiseless))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("data.sampling.noise wants noise alone")
        .hasMessageContaining("as data.noise or set data.sampling.noise=0");
  }

  @Test
  void theShippedRecipeIsSmallAndLooksBackOnly() throws IOException {
    Recipe recipe = Recipes.read("speech-detector", List.of());
    assertThat(Initializer.parameters(recipe.sketch(), 1).count()).isLessThanOrEqualTo(20_000);
    assertThat(recipe.sketch().layers())
        .allMatch(layer -> layer.isCausal() || !layer.kind().equals("context"));
    assertThat(recipe.objective().delay() / recipe.features().frameRate()).isLessThanOrEqualTo(0.1);
    assertThat(new PlainBackend().obstacle(recipe.sketch(), recipe.objective())).isEmpty();
  }

  private Model train(String name) throws IOException {
    RunFolder run = RunFolder.beside(folder.resolve(name + ".safetensors"));
    return new Trainer(recipe(), new PlainBackend(), 1, new TrainingListener() {})
        .train(data, run, false);
  }

  private Recipe recipe(String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("frames.yaml"), RECIPE);
    return Recipes.read(file.toString(), List.of(overrides));
  }
}
