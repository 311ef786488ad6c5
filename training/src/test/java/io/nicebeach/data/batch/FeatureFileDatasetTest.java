package io.nicebeach.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.data.Sounds;
import io.nicebeach.data.Utterance;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import io.nicebeach.text.Alphabet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets of feature files, from the file to a training batch. */
class FeatureFileDatasetTest {
  private static final Alphabet WORDS = Alphabet.of(List.of("low", "high"));
  private static final FeatureExtractor CEPSTRA =
      FeatureExtractor.of(FeatureSettings.of(FeatureSettings.Kind.CEPSTRA, 16_000));

  @TempDir Path folder;

  @Test
  void featureFilesAreAugmentedAsSpectraAre() throws IOException {
    Dataset data = Dataset.load(List.of(utterance("a", 40), utterance("b", 60)), CEPSTRA, WORDS);
    assertThat(data.features()).extracting(Features::frames).containsExactly(40, 60);
    Augmentation tempo =
        augmentation("tempo", Map.of("from", 0.5, "to", 0.5), "frequency-warp", Map.of());
    LabelledBatch batch = new Batches(data, 2, false, tempo, 1).epoch(1).next();
    assertThat(batch.inputs().lengths()).containsExactlyInAnyOrder(80, 120);
  }

  @Test
  void theyHaveNoSoundToChange() throws IOException {
    Dataset data = Dataset.load(List.of(utterance("a", 40)), CEPSTRA, WORDS);
    assertThatThrownBy(() -> data.audio(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> new Batches(data, 2, false, augmentation("gain", Map.of(), "speed", Map.of()), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not kind cepstra");
  }

  @Test
  void soundInTheirPlaceIsNamed() throws IOException {
    List<Utterance> sounds = Sounds.corpus(folder, 1);
    assertThatThrownBy(() -> Dataset.load(sounds, CEPSTRA, WORDS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(sounds.get(0).file().toString())
        .hasMessageContaining("is no Sphinx feature file");
  }

  private static Augmentation augmentation(
      String step, Map<String, ?> settings, String other, Map<String, ?> others) {
    return Augmentation.from(Settings.of("test", Map.of(step, settings, other, others)));
  }

  private Utterance utterance(String name, int frames) throws IOException {
    SplittableRandom random = new SplittableRandom(frames);
    ByteBuffer content = ByteBuffer.allocate(4 + 4 * 13 * frames).putInt(13 * frames);
    while (content.hasRemaining()) {
      content.putFloat((float) random.nextDouble(-0.3, 0.3));
    }
    Path file = Files.write(folder.resolve(name + ".mfc"), content.array());
    return new Utterance(file, "low", name);
  }
}
