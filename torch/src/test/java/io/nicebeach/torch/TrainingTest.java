package io.nicebeach.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.data.sample.PronouncingDictionary;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.train.EpochReport;
import io.nicebeach.train.Recipe;
import io.nicebeach.train.Recipes;
import io.nicebeach.train.RunFolder;
import io.nicebeach.train.Trainer;
import io.nicebeach.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From recordings to a model by libtorch, and from that to text by core alone. */
class TrainingTest {
  private static final int EPOCHS = 16;
  private static final String RECIPE =
      """
      data: {pronunciations: words.dict}
      features: {kind: log-mel, mel: {bands: 20}}
      normalization: {kind: standard}
      network:
        - conv: {channels: 16, kernel: 5, stride: 2, bias: false}
        - batch-norm
        - relu
        - dropout: {rate: 0.1}
        - gru: {units: 12, bidirectional: true}
        - phones: {share: 0.3}
        - pool: {kind: mean-max}
        - dense: {units: classes}
      objective: {kind: cross-entropy}
      optimizer: {kind: adamw, clipNorm: 5, averaging: 0.8}
      learningRate: {rate: 0.02, schedule: cosine}
      training: {epochs: 16, batchSize: 8, developmentShare: 0}
      augmentation: {gain: {}}
      """;

  private static final PronouncingDictionary DICTIONARY =
      new PronouncingDictionary(
          Map.of("one", List.of("W", "AH", "N"), "six", List.of("S", "IH", "K", "S")));

  @TempDir Path folder;
  private Corpus corpus = Corpus.of("none", Path.of(""), List.of());

  /** Two words by several voices of the bundled corpus. */
  @BeforeEach
  void choose() throws IOException {
    List<Utterance> words =
        Corpora.read(Path.of("..", "corpus", "mini")).utterances().stream()
            .filter(u -> List.of("one", "six").contains(u.text()))
            .limit(24)
            .toList();
    corpus = Corpus.of("two words", folder, words);
  }

  @Test
  void whatLibtorchLearnsCoreRecognises() throws IOException {
    Model model = train("whole", TrainingListener.NONE, false);
    assertThat(model.network().toList().toString()).doesNotContain("phones", "batch-norm");
    Recognizer recognizer = Recognizer.of(model);
    for (Utterance utterance : corpus.utterances()) {
      assertThat(recognizer.recognize(utterance.file()).text()).isEqualTo(utterance.text());
    }
  }

  @Test
  void anInterruptedTrainingGoesOnAndEndsWithTheSameBytes() throws IOException {
    Path whole = folder.resolve("whole.safetensors");
    ModelFile.write(train("whole", TrainingListener.NONE, false), whole);
    TrainingListener interrupting =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochReport report, boolean best) {
            if (report.epoch() == 5) {
              throw new IllegalStateException("interrupted");
            }
          }
        };
    assertThatThrownBy(() -> train("stopped", interrupting, false)).hasMessage("interrupted");
    Path resumed = folder.resolve("resumed.safetensors");
    ModelFile.write(train("stopped", TrainingListener.NONE, true), resumed);
    assertThat(resumed).hasSameBinaryContentAs(whole);
    assertThat(new RunFolder(folder.resolve("stopped")).events()).hasSize(EPOCHS);
  }

  private Model train(String run, TrainingListener listener, boolean resume) throws IOException {
    Path file = Files.writeString(folder.resolve("recipe.yaml"), RECIPE);
    Recipe recipe = Recipes.read(file.toString(), List.of());
    Split all = new Split("all", corpus.utterances(), List.of(), List.of(), List.of());
    TrainingData data = new TrainingData(corpus, all, List.of(), List.of(), List.of(), DICTIONARY);
    return new Trainer(recipe, new TorchBackend(), 1, listener)
        .train(data, new RunFolder(folder.resolve(run)), resume);
  }
}
