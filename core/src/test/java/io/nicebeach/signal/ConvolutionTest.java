package io.nicebeach.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionTest {
  private static float[] noise(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (float) (2 * random.nextDouble() - 1);
    }
    return noise;
  }

  private static float[] sine(double hertz, int length) {
    float[] sine = new float[length];
    for (int i = 0; i < length; i++) {
      sine[i] = (float) Math.sin(2 * Math.PI * hertz * i / 8000);
    }
    return sine;
  }

  @ParameterizedTest(name = "{0} samples and {1}, seed = samples")
  @CsvSource({"1, 1", "1, 9", "50, 1", "100, 37", "37, 100", "513, 512"})
  void agreesWithTheDefinition(int samples, int kernel) {
    float[] x = noise(samples, samples);
    float[] h = noise(kernel, kernel + 1000);
    float[] y = Convolution.convolve(x, h, samples + kernel + 5);
    for (int n = 0; n < y.length; n++) {
      double expected = 0;
      for (int k = 0; k < kernel; k++) {
        expected += n - k >= 0 && n - k < samples ? (double) h[k] * x[n - k] : 0;
      }
      assertThat((double) y[n]).as("y[%d]", n).isCloseTo(expected, within(1e-4));
    }
  }

  @ParameterizedTest(name = "size {0}, seed = size")
  @ValueSource(ints = {2, 4, 8, 64, 256, 2048})
  void theInverseTransformIsTheWayBack(int size) {
    float[] x = noise(size, size);
    Fft fft = Fft.of(size);
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];
    fft.forward(x, re, im, fft.scratch());
    float[] back = new float[size];
    fft.inverse(re, im, back, fft.scratch());
    for (int n = 0; n < size; n++) {
      assertThat(back[n]).isCloseTo(x[n], within(1e-5f));
    }
  }

  @ParameterizedTest
  @CsvSource({"60, 0.05", "1000, 1", "2500, 1", "3900, 0.05"})
  void aBandPassKeepsItsBand(double hertz, double expected) {
    float[] passed = BandPass.of(300, 3400, 8000).apply(sine(hertz, 8000));
    assertThat(passed).hasSize(8000);
    double gain = Math.sqrt(2 * meanSquare(passed));
    if (expected == 1) {
      assertThat(gain).isCloseTo(1, within(0.02));
      assertThat(passed[4000]).isCloseTo(sine(hertz, 8000)[4000], within(0.02f)); // no delay
    } else {
      assertThat(gain).isLessThan(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.7", "0.85", "1", "1.2", "1.45"})
  void aStretchedToneKeepsItsPitch(double tempo) {
    float[] stretched = TimeStretch.of(8000).apply(sine(200, 8000), tempo);
    assertThat(stretched).hasSize((int) Math.round(8000 / tempo));
    int crossings = 0;
    for (int i = 1; i < stretched.length; i++) {
      crossings += stretched[i - 1] < 0 != stretched[i] < 0 ? 1 : 0;
    }
    assertThat(crossings / 2.0 * 8000 / stretched.length).isCloseTo(200, within(4.0));
    assertThat(Math.sqrt(2 * meanSquare(stretched))).isCloseTo(1, within(0.06));
  }

  @Test
  void whatIsNotStretchedIsTheSame() {
    float[] speech = noise(4000, 5);
    float[] same = TimeStretch.of(8000).apply(speech, 1);
    for (int i = 0; i < speech.length; i++) {
      assertThat(same[i]).isCloseTo(speech[i], within(1e-5f));
    }
  }

  /** The sound that is found has the magnitudes that were asked for, and not only about so. */
  @Test
  void soundIsFoundForSpectra() {
    int hop = 80;
    float[] sound = new float[8000];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (Math.sin(0.3 * i) + (i % 2000 < 1000 ? Math.sin(0.9 * i) : 0));
    }
    float[] wanted = magnitudes(sound, hop);
    int frames = wanted.length / 129;
    float[] found = new GriffinLim(256, hop).sound(wanted, frames);
    assertThat(found).hasSize((frames - 1) * hop);
    float[] got = magnitudes(found, hop);
    double error = 0;
    double energy = 0;
    for (int i = 129 * 3; i < got.length - 129 * 3; i++) {
      error += Math.pow(got[i] - wanted[i], 2);
      energy += wanted[i] * wanted[i];
    }
    assertThat(10 * Math.log10(error / energy)).isLessThan(-15);
  }

  private static float[] magnitudes(float[] sound, int hop) {
    Fft fft = Fft.of(256);
    float[] window = Window.HANN.values(256);
    int frames = sound.length / hop + 1;
    float[] magnitudes = new float[frames * fft.bins()];
    for (int t = 0; t < frames; t++) {
      float[] frame = new float[256];
      for (int n = 0; n < 256; n++) {
        int at = t * hop - 128 + n;
        frame[n] = at < 0 || at >= sound.length ? 0 : window[n] * sound[at];
      }
      float[] re = new float[fft.bins()];
      float[] im = new float[fft.bins()];
      fft.forward(frame, re, im, fft.scratch());
      for (int k = 0; k < re.length; k++) {
        magnitudes[t * re.length + k] = (float) Math.hypot(re[k], im[k]);
      }
    }
    return magnitudes;
  }

  private static double meanSquare(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return sum / samples.length;
  }
}
