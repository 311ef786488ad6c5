package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.batch.Dataset;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.text.Alphabet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordLengthsTest {
  private static final int RATE = 8000;
  private static final FeatureSettings FEATURES =
      FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, RATE);
  private static final DecoderSettings WINDOWED = DecoderSettings.greedy().withWindow(0.5);

  @TempDir Path folder;

  private Utterance said(String text, double seconds) throws IOException {
    float[] samples = new float[(int) (seconds * RATE)];
    Arrays.fill(samples, 0.5f);
    Path file = folder.resolve(text + seconds + ".wav");
    AudioWriter.overwrite(new Audio(samples, RATE), file);
    return new Utterance(file, text, "somebody");
  }

  private static double window(DecoderSettings settings, Utterance... utterances)
      throws IOException {
    Dataset training =
        Dataset.load(
            List.of(utterances),
            FeatureExtractor.of(FEATURES),
            Alphabet.of(List.of("word", Alphabet.UNKNOWN)));
    return WordLengths.fitted(settings, training, FEATURES.frameRate()).window();
  }

  @Test
  void windowsGrowToTheWords() throws IOException {
    assertThat(window(WINDOWED, said("word", 0.2), said("word", 0.3))).isEqualTo(0.5);
    assertThat(window(WINDOWED, said("word", 0.8), said("word", 0.8))).isEqualTo(0.9);
  }

  @Test
  void oneInFiftyMayBeLonger() throws IOException {
    List<Utterance> words = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      words.add(said("word", i == 0 ? 3 : 0.3));
    }
    assertThat(window(WINDOWED, words.toArray(Utterance[]::new))).isEqualTo(0.5);
  }

  @Test
  void otherWordsDoNotCount() throws IOException {
    assertThat(window(WINDOWED, said("word", 0.3), said(Alphabet.UNKNOWN, 2))).isEqualTo(0.5);
    assertThat(window(WINDOWED, said(Alphabet.UNKNOWN, 2))).isEqualTo(0.5);
  }

  @Test
  void whereThereAreNoWindowsNoneAreMade() throws IOException {
    assertThat(window(DecoderSettings.greedy(), said("word", 0.8))).isZero();
  }
}
