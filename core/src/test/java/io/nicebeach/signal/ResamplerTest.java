package io.nicebeach.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
  @Test
  void doublesTheRateAsScipyDoes() throws IOException {
    float[] samples = golden("0_jackson_0.y");
    float[] expected = golden("0_jackson_0.rs16k.scipy_resample_poly_kaiser5");

    float[] actual = Resampler.between(8000, 16000).resample(samples);

    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("sample %d", i).isCloseTo(expected[i], within(1e-6f));
    }
  }

  @Test
  void anImpulseShowsTheFilter() throws IOException {
    float[] filter = golden("filters.resample_poly_up2_kaiser5_fir");
    float[] impulse = new float[41];
    impulse[20] = 1;

    float[] response = Resampler.between(8000, 16000).resample(impulse);

    for (int k = 0; k < filter.length; k++) {
      assertThat(response[20 + k]).as("tap %d", k).isCloseTo(filter[k], within(1e-7f));
    }
  }

  /** Expected: scipy.signal.resample_poly(x, up, down) in double precision. */
  @ParameterizedTest(name = "{0} to {1} Hz")
  @CsvSource({
    // from, to, length, first, second, middle, last
    "44100, 16000, 218, 0.210540519, 0.390781039, 0.599009591, -0.334933301",
    "11025, 16000, 871, 0.300202553, 0.344082650, 0.629807143, -0.096073505",
    "44100, 8000, 109, 0.191037656, 0.460062438, 0.575278922, -0.545741422",
    "16000, 8000, 300, 0.228935918, 0.369291429, 0.621264755, -0.356884054",
    "48000, 16000, 200, 0.206834229, 0.397259576, 0.621164057, -0.603688611",
    "48000, 44100, 552, 0.288357287, 0.331572604, 0.600351610, -0.048461463",
    "9000, 10000, 667, 0.300200713, 0.331221565, 0.630847952, -0.115383050",
  })
  void everyRatioIsScipys(
      int from, int to, int length, double first, double second, double middle, double last) {
    float[] actual = Resampler.between(from, to).resample(chirp());

    assertThat(actual).hasSize(length);
    assertThat(actual[0]).isCloseTo((float) first, within(1e-6f));
    assertThat(actual[1]).isCloseTo((float) second, within(1e-6f));
    assertThat(actual[length / 2]).isCloseTo((float) middle, within(1e-6f));
    assertThat(actual[length - 1]).isCloseTo((float) last, within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({"48000, 16000", "44100, 16000", "44100, 8000", "8000, 44100", "44101, 16000"})
  void aToneWithinBothBandsKeepsItsPitchAndLevel(int from, int to) {
    float[] actual = Resampler.between(from, to).resample(tone(1000, from, 1.0));

    float[] expected = tone(1000, to, 1.0);
    assertThat(actual).hasSameSizeAs(expected);
    // Away from the ends, where there is silence on the other side.
    for (int i = 200; i < actual.length - 200; i++) {
      assertThat(actual[i]).as("sample %d", i).isCloseTo(expected[i], within(2e-3f));
    }
  }

  @Test
  void aToneAboveTheNewBandIsGone() {
    float[] actual = Resampler.between(44100, 8000).resample(tone(6000, 44100, 0.5));

    for (int i = 100; i < actual.length - 100; i++) {
      assertThat(actual[i]).as("sample %d", i).isCloseTo(0, within(5e-3f));
    }
  }

  /** Rates without a common divisor: the ratio is approximated, the length is not. */
  @ParameterizedTest
  @CsvSource({"767999, 16000", "16000, 767999", "767999, 768000", "22254, 16000", "1000, 768000"})
  void awkwardRatiosWork(int from, int to) {
    int length = from / 4;

    float[] actual = Resampler.between(from, to).resample(tone(100, from, 0.25));

    assertThat(actual).hasSize((int) (((long) length * to + from - 1) / from));
    float[] expected = tone(100, to, 0.25);
    int middle = actual.length / 2;
    assertThat(actual[middle]).isCloseTo(expected[middle], within(2e-3f));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 20})
  void shortSignalsWork(int length) {
    assertThat(Resampler.between(8000, 16000).resample(new float[length])).hasSize(2 * length);
    assertThat(Resampler.between(48000, 16000).resample(new float[length]))
        .hasSize((length + 2) / 3);
  }

  @Test
  void theSameRateCopies() {
    float[] samples = {1, 2, 3};

    float[] actual = Resampler.between(8000, 8000).resample(samples);

    assertThat(actual).containsExactly(samples).isNotSameAs(samples);
  }

  @Test
  void ratesFarApartAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resampler.between(1, 16000))
        .withMessage("sample rates may differ by a factor of at most 1024 but are 1 and 16000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resampler.between(8000, 0))
        .withMessage("sample rates must be positive but are 8000 and 0");
  }

  @Test
  void anOutputThatNoArrayHoldsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resampler.between(1000, 768000).outputLength(3_000_000))
        .withMessage("3000000 samples at 1000 Hz are too many to resample to 768000 Hz");
  }

  private static float[] chirp() {
    float[] samples = new float[600];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (0.5 * Math.sin(0.05 * n) + 0.3 * Math.cos(0.0007 * n * n));
    }
    return samples;
  }

  private static float[] tone(double frequency, int sampleRate, double seconds) {
    float[] samples = new float[(int) (seconds * sampleRate)];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) Math.sin(2 * Math.PI * frequency * n / sampleRate);
    }
    return samples;
  }

  private static float[] golden(String key) throws IOException {
    try (InputStream in = ResamplerTest.class.getResourceAsStream("/golden/" + key + ".f32")) {
      byte[] bytes = Objects.requireNonNull(in, key).readAllBytes();
      float[] values = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }
  }
}
