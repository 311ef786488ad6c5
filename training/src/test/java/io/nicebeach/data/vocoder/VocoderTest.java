package io.nicebeach.data.vocoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.Features;
import io.nicebeach.signal.Fft;
import io.nicebeach.signal.MelFilterBank;
import io.nicebeach.signal.MelScale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocoderTest {
  private static final int FRAMES = 100;
  private static final int RATE = 16_000;

  /** Like a vowel: loud below 1 kHz, with a formant or two. */
  private static final float[] VOWEL = {2, 0.8f, -0.1f, 0.25f, -0.1f};

  /** Like an s: loud at the top. */
  private static final float[] HISS = {1, -0.7f, 0.15f};

  private static Features steady(float[] frame) {
    float[] cepstra = new float[FRAMES * Vocoder.COEFFICIENTS];
    for (int at = 0; at < cepstra.length; at += Vocoder.COEFFICIENTS) {
      System.arraycopy(frame, 0, cepstra, at, frame.length);
    }
    return new Features(cepstra, FRAMES, Vocoder.COEFFICIENTS);
  }

  private static Audio spoken(float[] frame, long seed) {
    return Vocoder.sound(steady(frame), new SplittableRandom(seed));
  }

  @Test
  void aFrameIsTenMilliseconds() {
    Audio sound = spoken(VOWEL, 1);
    assertThat(sound.sampleRate()).isEqualTo(RATE);
    assertThat(sound.samples()).hasSize(FRAMES * RATE / 100);
    float peak = 0;
    for (float sample : sound.samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    assertThat(peak).isEqualTo(0.5f, within(1e-6f));
    Features nothing = new Features(new float[0], 0, Vocoder.COEFFICIENTS);
    assertThat(Vocoder.sound(nothing, new SplittableRandom(1)).samples()).isEmpty();
  }

  @Test
  void oneSeedSoundsTheSame() {
    assertThat(spoken(VOWEL, 1).samples()).isEqualTo(spoken(VOWEL, 1).samples());
    assertThat(spoken(VOWEL, 2).samples()).isNotEqualTo(spoken(VOWEL, 1).samples());
  }

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"1", "2", "3"})
  void theSoundHasTheCepstraThatItWasMadeOf(long seed) {
    for (float[] frame : new float[][] {VOWEL, HISS}) {
      double[] heard = cepstra(spoken(frame, seed));
      for (int k = 1; k < 5; k++) {
        double wanted = k < frame.length ? frame[k] : 0;
        assertThat(heard[k]).as("c[%d] of %.1f", k, frame[1]).isCloseTo(wanted, within(0.12));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"1", "2", "3"})
  void aVowelHasAPitchAndAHissHasNone(long seed) {
    assertThat(periodicity(spoken(VOWEL, seed))).isGreaterThan(0.65);
    assertThat(periodicity(spoken(HISS, seed))).isLessThan(0.45);
  }

  /** Recordings of AN4 beside what is made of their features: the spectra go up and down alike. */
  @Test
  void aRecordingAndItsFeaturesSoundAlike() throws IOException {
    String folder = System.getenv("NICEBEACH_DATA");
    assumeThat(folder).as("NICEBEACH_DATA").isNotNull();
    Path an4 = Path.of(folder, "an4");
    Map<String, Utterance> features =
        Resynthesis.of(Corpora.read(an4)).utterances().stream()
            .collect(Collectors.toMap(Utterance::name, Function.identity()));
    double sum = 0;
    int count = 0;
    for (Path recording : AudioFiles.below(an4.resolve("audio"))) {
      String name = recording.getFileName().toString().replace(".wav", "");
      sum += correlation(AudioReader.read(recording), features.get(name).sound());
      count++;
    }
    assertThat(count).isEqualTo(41);
    assertThat(sum / count).isGreaterThan(0.85);
  }

  /** Of the levels of 40 bands in all frames that both have. */
  private static double correlation(Audio recorded, Audio made) {
    FeatureExtractor extractor = FeatureExtractor.of(FeatureSettings.of(Kind.LOG_MEL, RATE));
    float[] a = extractor.extract(recorded).values();
    float[] b = extractor.extract(made).values();
    int length = Math.min(a.length, b.length);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    double meanA = mean(a, length);
    double meanB = mean(b, length);
    for (int i = 0; i < length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static double mean(float[] values, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += values[i];
    }
    return sum / length;
  }

  /** Sphinx's cepstra of a steady sound's mean spectrum. */
  private static double[] cepstra(Audio sound) {
    int size = 512;
    int bands = 40;
    Fft fft = Fft.of(size);
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];
    float[] mean = new float[fft.bins()];
    float[] x = sound.samples();
    for (int from = size; from + 2 * size < x.length; from += 160) {
      float[] frame = new float[size];
      for (int i = 0; i < size; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
        frame[i] = (float) (window * (x[from + i] - 0.97 * x[from + i - 1]));
      }
      fft.forward(frame, re, im, fft.scratch());
      for (int bin = 0; bin < mean.length; bin++) {
        mean[bin] += re[bin] * re[bin] + im[bin] * im[bin];
      }
    }
    float[] powers = new float[bands];
    MelFilterBank.of(RATE, size, bands, MelScale.HTK, 130, 6800, MelFilterBank.Norm.SLANEY)
        .apply(mean, powers, 0);
    double[] cepstra = new double[Vocoder.COEFFICIENTS];
    for (int k = 0; k < cepstra.length; k++) {
      for (int n = 0; n < bands; n++) {
        cepstra[k] += Math.log(powers[n]) * Math.cos(Math.PI * k * (n + 0.5) / bands) / bands;
      }
    }
    return cepstra;
  }

  /**
   * The largest correlation of a twentieth of a second with itself a cycle of 80 to 300 Hz later.
   */
  private static double periodicity(Audio sound) {
    float[] x = sound.samples();
    double largest = 0;
    for (int lag = RATE / 300; lag <= RATE / 80; lag++) {
      double product = 0;
      double first = 0;
      double second = 0;
      for (int n = RATE / 4; n < RATE / 4 + RATE / 20; n++) {
        product += x[n] * x[n + lag];
        first += x[n] * x[n];
        second += x[n + lag] * x[n + lag];
      }
      largest = Math.max(largest, product / Math.sqrt(first * second));
    }
    return largest;
  }
}
