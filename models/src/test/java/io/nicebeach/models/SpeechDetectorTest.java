package io.nicebeach.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.sound.Noise;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.evaluate.Detection;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.SpeechFrames;
import io.nicebeach.recognize.SpeechDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The speech detector that comes with Nicebeach is as good as its card says. */
class SpeechDetectorTest {
  private static final Path FILE =
      Path.of("src/main/resources/META-INF/nicebeach/models/speech-detector.safetensors");
  private static final int RATE = 8000;
  private static final int PAUSE = 100;
  private static final int MANY = 60;

  private static SpeechDetector detector;

  @BeforeAll
  static void read() throws IOException {
    detector = SpeechDetector.named("speech-detector");
  }

  @Test
  void isSmall() throws IOException {
    assertThat(Files.size(FILE)).isLessThanOrEqualTo(100_000);
    assertThat(detector.model().parameters().count()).isLessThanOrEqualTo(20_000);
  }

  /** Some utterances of a corpus, each between two seconds of noise. */
  @ParameterizedTest(name = "{0} at {1} dB: at most {2} % missed, {3} % false alarms")
  @CsvFileSource(resources = "speech-detector.csv", numLinesToSkip = 1)
  void tellsSpeechFromNoise(String corpus, double ratio, double missed, double falseAlarms)
      throws IOException {
    Detection detection = detection(some(corpus), ratio);
    assertThat(100 * detection.missRate(0.5)).as("missed").isLessThanOrEqualTo(missed);
    assertThat(100 * detection.falseAlarmRate(0.5)).as("alarms").isLessThanOrEqualTo(falseAlarms);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-4, 1e-2, 0.3})
  void hearsNobodyInWhiteNoise(double amplitude) {
    assertThat(count(detector.probabilities(new Audio(noise(10 * RATE, amplitude), RATE))))
        .isZero();
  }

  /** Within 6 dB up and 30 dB down of how it was recorded, a word is heard alike. */
  @Test
  void loudnessHardlyMatters() throws IOException {
    Audio word = between(some("mini").get(0).sound().resampled(RATE));
    float[] usual = detector.probabilities(word);
    for (double decibels : new double[] {-30, -15, 6}) {
      float[] samples = word.samples().clone();
      for (int i = 0; i < samples.length; i++) {
        samples[i] *= (float) Math.pow(10, decibels / 20);
      }
      float[] louder = detector.probabilities(new Audio(samples, RATE));
      int differ = 0;
      for (int t = 0; t < usual.length; t++) {
        differ += (usual[t] >= 0.5) == (louder[t] >= 0.5) ? 0 : 1;
      }
      assertThat(differ).as("frames at %s dB", decibels).isLessThanOrEqualTo(usual.length / 20);
    }
  }

  private static List<Utterance> some(String corpus) throws IOException {
    List<Utterance> all = new ArrayList<>(Corpora.read(folder(corpus)).utterances());
    if (corpus.equals("fsdd")) {
      all.removeIf(u -> !List.of("theo", "yweweler").contains(u.speaker()));
    }
    Seeds.shuffle(all, Seeds.at(1));
    return all.subList(0, Math.min(MANY, all.size()));
  }

  private static Path folder(String corpus) {
    if (corpus.equals("mini")) {
      return Path.of(System.getenv("NICEBEACH_MINI"));
    }
    String data = System.getenv("NICEBEACH_DATA");
    assumeThat(data).as("NICEBEACH_DATA").isNotNull();
    return Path.of(data, corpus);
  }

  private static Detection detection(List<Utterance> utterances, double ratio) throws IOException {
    Noise white = new Noise(new Range(ratio, ratio), 0, List.of());
    FeatureExtractor extractor = FeatureExtractor.of(detector.model().features());
    List<Detection> parts = new ArrayList<>();
    for (Utterance utterance : utterances) {
      Audio sound = utterance.sound().resampled(RATE);
      boolean[] speech = SpeechFrames.of(extractor.spectra(sound), 100);
      boolean[] labels = new boolean[speech.length + 2 * PAUSE];
      System.arraycopy(speech, 0, labels, PAUSE, speech.length);
      Audio heard = white.apply(between(sound), Seeds.at(1, parts.size()));
      parts.add(new Detection(detector.probabilities(heard), labels));
    }
    return Detection.joined(parts);
  }

  /** The sound between two seconds of faint noise. */
  private static Audio between(Audio sound) {
    float[] samples = noise(sound.samples().length + 2 * RATE, 1e-4);
    for (int i = 0; i < sound.samples().length; i++) {
      samples[RATE + i] += sound.samples()[i];
    }
    return new Audio(samples, RATE);
  }

  private static float[] noise(int count, double amplitude) {
    SplittableRandom random = new SplittableRandom(1);
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) (amplitude * random.nextGaussian());
    }
    return samples;
  }

  private static long count(float[] probabilities) {
    return IntStream.range(0, probabilities.length).filter(t -> probabilities[t] >= 0.5).count();
  }
}
