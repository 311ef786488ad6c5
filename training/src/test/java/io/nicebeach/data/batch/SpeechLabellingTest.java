package io.nicebeach.data.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Sounds;
import io.nicebeach.data.Utterance;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechLabellingTest {
  private static final FeatureExtractor EXTRACTOR =
      FeatureExtractor.of(FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, Sounds.RATE));
  private static final SpeechLabelling LABELLING = new SpeechLabelling();

  @TempDir Path folder;

  @Test
  void aWordIsSpeechAndWhatLiesAroundItIsNot() {
    int[] labels = labels(new Utterance(Path.of("a"), "low", "ann"), 1);
    assertThat(labels[20]).isEqualTo(SpeechLabelling.NOISE);
    assertThat(labels[70]).isEqualTo(SpeechLabelling.SPEECH);
    assertThat(labels[120]).isEqualTo(SpeechLabelling.NOISE);
  }

  @Test
  void whereNothingIsSaidNothingIsSpeech() {
    assertThat(labels(new Utterance(Path.of("a"), "", ""), 1)).containsOnly(SpeechLabelling.NOISE);
    assertThat(labels(new Utterance(Path.of("a"), "_silence_", ""), 1))
        .containsOnly(SpeechLabelling.NOISE);
  }

  /** Half a second of faint noise, a tone, half a second of noise. */
  private static int[] labels(Utterance utterance, long seed) {
    return LABELLING.targets(utterance, EXTRACTOR, EXTRACTOR.spectra(word(seed)));
  }

  private static Audio word(long seed) {
    Audio tone = Sounds.tone(600, 0.4, 0.3, seed);
    Audio noise = Sounds.tone(600, 1.4, 0, seed + 1);
    float[] samples = noise.samples().clone();
    System.arraycopy(tone.samples(), 0, samples, Sounds.RATE / 2, tone.samples().length);
    return new Audio(samples, Sounds.RATE);
  }

  /** Powers of 1 where the label is speech tell where augmentation has put those frames. */
  @Test
  void labelsGoWhereTheirFramesGo() {
    Augmentation augmentation =
        Augmentation.from(
            Settings.of(
                "test",
                Map.of(
                    "excerpt", Map.of("seconds", 1.0),
                    "tempo", Map.of("probability", 0.7),
                    "padding",
                        Map.of(
                            "ranges",
                            List.of(Map.of("share", 1, "from", -0.1, "to", 0.5)),
                            "filling",
                            "silence"),
                    "frequency-warp", Map.of(),
                    "level", Map.of("probability", 0.5),
                    "edges", Map.of())));
    for (long seed = 1; seed <= 40; seed++) {
      int[] labels = randomLabels(seed);
      int bins = EXTRACTOR.settings().bins();
      float[] powers = new float[labels.length * bins];
      for (int i = 0; i < powers.length; i++) {
        powers[i] = labels[i / bins];
      }
      Augmentation.Use use = new Augmentation.Use(seed, 3, 5);
      Features changed =
          augmentation.powers(new Features(powers, labels.length, bins), EXTRACTOR, use);
      float loudest = 0;
      for (float power : changed.values()) {
        loudest = Math.max(loudest, power);
      }
      int[] moved = LABELLING.moved(labels, augmentation, EXTRACTOR, use);
      assertThat(moved).as("seed %d", seed).hasSize(changed.frames());
      for (int t = 0; t < moved.length; t++) {
        boolean isLoud = changed.at(t, 10) >= 0.5 * loudest && loudest > 0;
        assertThat(moved[t]).as("seed %d, frame %d", seed, t).isEqualTo(isLoud ? 1 : 0);
      }
    }
  }

  private static int[] randomLabels(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] labels = new int[80 + random.nextInt(80)];
    for (int t = 1; t < labels.length; t++) {
      labels[t] = random.nextInt(10) == 0 ? 1 - labels[t - 1] : labels[t - 1];
    }
    return labels;
  }

  @Test
  void examplesHaveALabelForEachFrame() throws IOException {
    Dataset data = Dataset.load(Sounds.corpus(folder, 1), EXTRACTOR, LABELLING);
    Augmentation augmentation =
        Augmentation.from(
            Settings.of("test", Map.of("padding", Map.of(), "reverberation", Map.of())));
    Batches batches = new Batches(data, 4, false, augmentation, 1);
    Ahead<LabelledBatch> epoch = batches.epoch(0);
    for (int step = 0; step < batches.count(); step++) {
      LabelledBatch batch = epoch.next();
      for (int u = 0; u < batch.size(); u++) {
        assertThat(batch.targets()[u]).hasSize(batch.inputs().lengths()[u]);
        assertThat(batch.targets()[u]).contains(SpeechLabelling.SPEECH);
      }
    }
    assertThat(LABELLING.alphabet().tokens()).isEqualTo(List.of("noise", "speech"));
  }
}
