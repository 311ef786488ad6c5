package io.nicebeach.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Sounds;
import io.nicebeach.data.Utterance;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.features.Normalization;
import io.nicebeach.features.NormalizationSettings;
import io.nicebeach.settings.Settings;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
  private static final Alphabet WORDS = Alphabet.of(List.of("low", "high"));
  private static final FeatureExtractor EXTRACTOR =
      FeatureExtractor.of(FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, Sounds.RATE));
  private static final Augmentation EVERYTHING =
      Augmentation.from(
          Settings.of(
              "test",
              Map.of(
                  "speed", Map.of("probability", 0.5),
                  "shift", Map.of(),
                  "noise", Map.of("probability", 0.5),
                  "gain", Map.of(),
                  "edges", Map.of(),
                  "tempo", Map.of(),
                  "frequency-warp", Map.of(),
                  "noise-floor", Map.of("probability", 0.5),
                  "equalizer", Map.of(),
                  "time-mask", Map.of())));

  @TempDir Path folder;
  private List<Utterance> utterances = List.of();

  @BeforeEach
  void makeCorpus() throws IOException {
    utterances = Sounds.corpus(folder, 4);
  }

  @Test
  void holdsFeaturesAndTargetsInOrder() throws IOException {
    Dataset data = Dataset.load(utterances, EXTRACTOR, WORDS);
    assertThat(data.size()).isEqualTo(24);
    for (int i = 0; i < data.size(); i++) {
      Features expected = EXTRACTOR.extract(data.audio(i));
      assertThat(data.features().get(i).values()).isEqualTo(expected.values());
      assertThat(data.target(i)).containsExactly(utterances.get(i).text().equals("low") ? 0 : 1);
    }
  }

  @Test
  void isNormalized() throws IOException {
    Dataset raw = Dataset.load(utterances, EXTRACTOR, WORDS);
    NormalizationSettings standard =
        NormalizationSettings.from(Settings.of("test", Map.of("kind", "standard")));
    Normalization normalization = Normalization.fit(standard, raw.features());
    Dataset data = raw.normalized(normalization);
    assertThat(data.features().get(3).values())
        .isEqualTo(normalization.apply(raw.features().get(3)).values());
    Features use = data.augmented(3, Augmentation.NONE, new Augmentation.Use(1, 1, 3));
    assertThat(use).isSameAs(data.features().get(3));
  }

  @Test
  void readsAgainWhatMemoryCannotHold() throws IOException {
    SoundStore all = SoundStore.read(utterances, 16000, Long.MAX_VALUE);
    SoundStore few = SoundStore.read(utterances, 16000, 100_000);
    assertThat(all.keptCount()).isEqualTo(utterances.size());
    assertThat(few.keptCount()).isBetween(1, 5);
    for (int i = 0; i < utterances.size(); i++) {
      assertThat(few.audio(i).sampleRate()).isEqualTo(16000);
      assertThat(few.audio(i).samples()).isEqualTo(all.audio(i).samples());
    }
  }

  @Test
  void namesTheFirstRecordingThatCannotBeUsed() throws IOException {
    Files.writeString(utterances.get(7).file(), "this is no sound");
    Files.writeString(utterances.get(9).file(), "nor is this");
    assertThatThrownBy(() -> Dataset.load(utterances, EXTRACTOR, WORDS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(utterances.get(7).file().toString());
    Path empty = folder.resolve("empty.wav");
    Sounds.write(empty, new Audio(new float[0], Sounds.RATE));
    assertThatThrownBy(
            () -> Dataset.load(List.of(new Utterance(empty, "low", "")), EXTRACTOR, WORDS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty.wav");
  }

  @Test
  void refusesUnknownWords() {
    Alphabet other = Alphabet.of(List.of("lows", "yes"));
    assertThatThrownBy(() -> Dataset.load(utterances, EXTRACTOR, other))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("'low' is not among the words [lows, yes]")
        .hasMessageContaining("did you mean 'lows'?");
  }

  @Test
  void cutsTranscriptsIntoTokens() throws IOException {
    Alphabet letters = Alphabet.withBlank(Units.CHARACTERS, List.of(" ", "h", "i", "l", "o", "w"));
    Utterance said = new Utterance(utterances.get(0).file(), "hi low", "");

    assertThat(Dataset.load(List.of(said), EXTRACTOR, letters).target(0))
        .containsExactly(2, 3, 1, 4, 5, 6);
    Utterance other = new Utterance(said.file(), "hi joe", "");
    assertThatThrownBy(() -> Dataset.load(List.of(other), EXTRACTOR, letters))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(said.file().toString())
        .hasMessageContaining("'j' is not among the characters [<blank>,  , h,")
        .hasMessageContaining("train with that character");
  }

  @Test
  void mayBeEmpty() throws IOException {
    Dataset empty = Dataset.load(List.of(), EXTRACTOR, WORDS);
    assertThat(empty.batches(4)).isEmpty();
    assertThat(new Batches(empty, 0, true, EVERYTHING, 1).count()).isZero();
  }

  @Test
  void batchesInOrderPadWithZeros() throws IOException {
    Dataset data = Dataset.load(utterances, EXTRACTOR, WORDS);
    int seen = 0;
    for (LabelledBatch batch : data.batches(10)) {
      assertThat(batch.size()).isEqualTo(seen == 20 ? 4 : 10);
      for (int i = 0; i < batch.size(); i++) {
        Features features = data.features().get(seen);
        assertThat(batch.utterances().get(i)).isEqualTo(utterances.get(seen));
        assertThat(batch.targets()[i]).isEqualTo(data.target(seen));
        assertThat(batch.inputs().lengths()[i]).isEqualTo(features.frames());
        float[] row = new float[batch.inputs().maxFrames() * features.bins()];
        System.arraycopy(features.values(), 0, row, 0, features.values().length);
        int offset = batch.inputs().offset(i);
        assertThat(Arrays.copyOfRange(batch.inputs().values(), offset, offset + row.length))
            .isEqualTo(row);
        seen++;
      }
    }
    assertThat(seen).isEqualTo(24);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEpochHoldsEveryUtteranceOnce(boolean bucketing) throws IOException {
    Dataset data = Dataset.load(utterances, EXTRACTOR, WORDS);
    Batches batches = new Batches(data, 5, bucketing, Augmentation.NONE, 3);
    assertThat(batches.count()).isEqualTo(5);
    List<Utterance> first = order(batches.epoch(1));
    List<Utterance> second = order(batches.epoch(2));
    assertThat(first).hasSize(24).doesNotHaveDuplicates().isNotEqualTo(second);
    assertThat(order(batches.epoch(1))).isEqualTo(first);
    assertThat(order(new Batches(data, 5, bucketing, Augmentation.NONE, 4).epoch(1)))
        .isNotEqualTo(first);
  }

  @Test
  void bucketingSavesPadding() throws IOException {
    Dataset data = Dataset.load(utterances, EXTRACTOR, WORDS);
    assertThat(paddedFrames(new Batches(data, 4, true, Augmentation.NONE, 1)))
        .isLessThan(paddedFrames(new Batches(data, 4, false, Augmentation.NONE, 1)));
  }

  /**
   * The same seed and epoch give the same numbers, whatever came before: this makes resume exact.
   */
  @Test
  void augmentationDependsOnSeedEpochAndUtteranceAlone() throws IOException {
    Dataset data = Dataset.load(utterances, EXTRACTOR, WORDS);
    Batches batches = new Batches(data, 5, false, EVERYTHING, 3);
    batches.epoch(1).forEachRemaining(batch -> {});
    List<float[]> later = values(batches.epoch(2));
    List<float[]> fresh = values(new Batches(data, 5, false, EVERYTHING, 3).epoch(2));
    assertThat(fresh).hasSize(later.size());
    for (int i = 0; i < fresh.size(); i++) {
      assertThat(fresh.get(i)).isEqualTo(later.get(i));
    }
    assertThat(values(new Batches(data, 5, false, EVERYTHING, 4).epoch(2)).get(0))
        .isNotEqualTo(fresh.get(0));
    for (float[] batch : fresh) {
      for (float value : batch) {
        assertThat(Float.isFinite(value)).isTrue();
      }
    }
  }

  @Test
  void switchingOneStepOffLeavesTheOthersAlone() throws IOException {
    Dataset data = Dataset.load(utterances, EXTRACTOR, WORDS);
    Augmentation alone = Augmentation.from(Settings.of("test", Map.of("tempo", Map.of())));
    Augmentation both =
        Augmentation.from(
            Settings.of("test", Map.of("tempo", Map.of(), "gain", Map.of("from", 0, "to", 0))));
    Augmentation.Use use = new Augmentation.Use(9, 4, 5);
    assertThat(data.augmented(5, both, use).frames())
        .isEqualTo(data.augmented(5, alone, use).frames())
        .isNotEqualTo(data.features().get(5).frames());
  }

  @Test
  void magnitudesHaveNoPowersToChange() throws IOException {
    FeatureExtractor magnitudes =
        FeatureExtractor.of(FeatureSettings.of(FeatureSettings.Kind.MAGNITUDE, Sounds.RATE));
    Dataset data = Dataset.load(utterances, magnitudes, WORDS);
    assertThatThrownBy(() -> new Batches(data, 5, false, EVERYTHING, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("magnitude");
  }

  private static List<Utterance> order(Iterator<LabelledBatch> epoch) {
    List<Utterance> order = new ArrayList<>();
    epoch.forEachRemaining(b -> order.addAll(b.utterances()));
    return order;
  }

  private static List<float[]> values(Iterator<LabelledBatch> epoch) {
    List<float[]> values = new ArrayList<>();
    epoch.forEachRemaining(b -> values.add(b.inputs().values()));
    return values;
  }

  private static int paddedFrames(Batches batches) {
    int frames = 0;
    for (Iterator<LabelledBatch> epoch = batches.epoch(1); epoch.hasNext(); ) {
      LabelledBatch batch = epoch.next();
      frames += batch.size() * batch.inputs().maxFrames();
    }
    return frames;
  }
}
