package io.nicebeach.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.nicebeach.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
  @ParameterizedTest(name = "size {0}, seed = size")
  @ValueSource(ints = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192})
  void agreesWithTheDefinition(int size) {
    float[] x = noise(size, size);
    Fft fft = Fft.of(size);
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];
    fft.forward(x, re, im, fft.scratch());
    // Single precision: the error grows with log N relative to the spectrum's own size.
    double tolerance = 3e-7 * Math.sqrt(size) * (1 + Math.log(size));
    for (int k = 0; k < fft.bins(); k++) {
      double expectedRe = 0;
      double expectedIm = 0;
      for (int n = 0; n < size; n++) {
        double angle = -2 * Math.PI * ((long) k * n % size) / size;
        expectedRe += x[n] * Math.cos(angle);
        expectedIm += x[n] * Math.sin(angle);
      }
      assertThat((double) re[k]).as("re %d", k).isEqualTo(expectedRe, within(tolerance));
      assertThat((double) im[k]).as("im %d", k).isEqualTo(expectedIm, within(tolerance));
    }
  }

  @ParameterizedTest(name = "size {0}, seed = size")
  @ValueSource(ints = {2, 8, 128, 256, 4096})
  void keepsTheEnergy(int size) {
    float[] x = noise(size, size);
    Fft fft = Fft.of(size);
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];
    fft.forward(x, re, im, fft.scratch());
    double inTime = 0;
    for (float sample : x) {
      inTime += sample * sample;
    }
    double inFrequency = 0;
    for (int k = 0; k < fft.bins(); k++) {
      int times = k == 0 || k == size / 2 ? 1 : 2; // the mirrored half
      inFrequency += times * (re[k] * re[k] + im[k] * im[k]);
    }
    assertThat(inFrequency / size).isEqualTo(inTime, within(1e-5 * inTime));
  }

  @Test
  void refusesOtherSizes() {
    assertThatIllegalArgumentException().isThrownBy(() -> Fft.of(1)).withMessageContaining("1");
    assertThatIllegalArgumentException().isThrownBy(() -> Fft.of(200)).withMessageContaining("200");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Fft.of(8).forward(new float[7], new float[5], new float[5], Fft.of(8).scratch()))
        .withMessageContaining("needs 8 samples and room for 5 bins but got 7");
  }

  /**
   * A short-time transform that is small enough to check by hand: size 8, hop 4, mirrored ends.
   *
   * <p>librosa mirrors the end of a cut of the signal, here of x[12..15]; so where that is too
   * short its last sample is mirrored twice: it takes x[13] for x[11].
   */
  @Test
  void tinySpectrogram() throws IOException {
    List<Double> x = numbers("x");
    List<Double> expectedRe = numbers("stft_re");
    List<Double> expectedIm = numbers("stft_im");
    Fft fft = Fft.of(8);
    float[] window = Window.HANN.values(8);
    float[] frame = new float[8];
    float[] re = new float[5];
    float[] im = new float[5];
    for (int t = 0; t < 5; t++) {
      for (int n = 0; n < 8; n++) {
        int i = Math.abs(4 * t + n - 4); // mirrored at sample 0
        int mirrored = i == 19 ? 13 : i > 15 ? 30 - i : i; // and at sample 15
        frame[n] = window[n] * x.get(mirrored).floatValue();
      }
      fft.forward(frame, re, im, fft.scratch());
      for (int k = 0; k < 5; k++) {
        assertThat((double) re[k]).isEqualTo(expectedRe.get(5 * t + k), within(5e-7));
        assertThat((double) im[k]).isEqualTo(expectedIm.get(5 * t + k), within(5e-7));
      }
    }
  }

  /** All numbers below a key of the file, whatever lists they are in. */
  private static List<Double> numbers(String key) throws IOException {
    List<Double> numbers = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(Golden.bytes("tiny_stft.json"))) {
      String within = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          within = parser.currentName();
        } else if (token.isNumeric() && within.equals(key)) {
          numbers.add(parser.getDoubleValue());
        }
      }
    }
    return numbers;
  }

  private static float[] noise(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[size];
    for (int n = 0; n < size; n++) {
      x[n] = (float) random.nextDouble(-1, 1);
    }
    return x;
  }
}
