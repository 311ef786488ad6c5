package io.nicebeach.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.Golden;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows, mel bands, cosine transform, deltas and levels. */
class SignalTest {
  @ParameterizedTest
  @ValueSource(ints = {512, 4096})
  void hannWindowIsPeriodic(int length) {
    Golden.assertClose(
        "hann", Window.HANN.values(length), Golden.array("filters.hann" + length), 1e-7);
  }

  @Test
  void otherWindows() {
    assertThat(Window.HAMMING.values(4))
        .containsExactly(new float[] {0.08f, 0.54f, 1, 0.54f}, within(1e-6f));
    assertThat(Window.RECTANGULAR.values(3)).containsExactly(1, 1, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> Window.HANN.values(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void melBandsAreLibrosas(int bands) {
    MelFilterBank bank = slaneyBank(bands);
    float[] weights = new float[bands * bank.bins()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = bank.weight(i / bank.bins(), i % bank.bins());
    }
    float[] expected = Golden.array("filters.mel" + bands + "_sr8000_nfft512");
    Golden.assertClose("weights", weights, expected, 1e-8);
  }

  @Test
  void aBandIsTheWeightedSumOfItsBins() {
    MelFilterBank bank = slaneyBank(40);
    float[] spectrum = noise(bank.bins(), 1);
    float[] out = new float[42];
    bank.apply(spectrum, out, 1);
    for (int band = 0; band < 40; band++) {
      double expected = 0;
      for (int bin = 0; bin < bank.bins(); bin++) {
        expected += bank.weight(band, bin) * spectrum[bin];
      }
      assertThat((double) out[1 + band]).isEqualTo(expected, within(1e-8));
    }
    assertThat(out[0]).isZero();
    assertThat(out[41]).isZero();
  }

  @Test
  void slaneyBandsHaveOneAreaAndPlainBandsOneHeight() {
    MelFilterBank fine =
        MelFilterBank.of(8000, 8192, 20, MelScale.HTK, 100, 3900, MelFilterBank.Norm.SLANEY);
    MelFilterBank plain =
        MelFilterBank.of(8000, 8192, 20, MelScale.HTK, 100, 3900, MelFilterBank.Norm.NONE);
    for (int band = 0; band < 20; band++) {
      double area = 0;
      double height = 0;
      for (int bin = 0; bin < fine.bins(); bin++) {
        area += fine.weight(band, bin) * 8000.0 / 8192;
        height = Math.max(height, plain.weight(band, bin));
      }
      assertThat(area).isEqualTo(1, within(1e-3));
      assertThat(height).isBetween(0.98, 1.0);
    }
  }

  @Test
  void bandsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bank(200, 60, 4000))
        .withMessageContaining("lies between two bins")
        .withMessageContaining("larger fftSize than 256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bank(20, 60, 4001))
        .withMessageContaining("half the sample rate");
    assertThatIllegalArgumentException().isThrownBy(() -> bank(20, 300, 300));
    assertThatIllegalArgumentException().isThrownBy(() -> bank(0, 60, 4000));
  }

  @ParameterizedTest
  @EnumSource(MelScale.class)
  void melAndBack(MelScale scale) {
    double before = -1;
    for (double hertz = 0; hertz < 20_000; hertz += 97) {
      double mel = scale.toMel(hertz);
      assertThat(mel).isGreaterThan(before);
      assertThat(scale.toHertz(mel)).isEqualTo(hertz, within(1e-6));
      before = mel;
    }
    assertThat(MelScale.SLANEY.toMel(1000)).isEqualTo(15, within(1e-12));
    assertThat(MelScale.SLANEY.toMel(6400)).isEqualTo(42, within(1e-12));
    assertThat(MelScale.HTK.toMel(6300)).isEqualTo(2595, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 13, 40})
  void cosineTransformIsOrthonormal(int size) {
    Dct dct = Dct.of(size, 0, size);
    float[] x = noise(size, 2);
    float[] y = new float[size];
    dct.apply(x, 0, y, 0);
    for (int n = 0; n < size; n++) { // the inverse is the transpose
      double back = 0;
      for (int k = 0; k < size; k++) {
        double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / size);
        back += scale * y[k] * Math.cos(Math.PI * k * (2 * n + 1) / (2.0 * size));
      }
      assertThat(back).isEqualTo(x[n], within(1e-5));
    }
    float[] some = new float[6];
    Dct.of(size, 1, 5).apply(x, 0, some, 1);
    assertThat(some).containsExactly(0, y[1], y[2], y[3], y[4], 0);
    assertThatIllegalArgumentException().isThrownBy(() -> Dct.of(size, 0, size + 1));
  }

  @Test
  void deltasOfAParabolaAreItsDerivatives() {
    int frames = 30;
    float[] values = new float[2 * frames];
    for (int t = 0; t < frames; t++) {
      values[2 * t] = 3 + 0.5f * t;
      values[2 * t + 1] = 1 - t + 0.25f * t * t;
    }
    float[] slope = Delta.of(9, 1).apply(values, frames, 2);
    float[] curvature = Delta.of(9, 2).apply(values, frames, 2);
    for (int t = 0; t < frames; t++) {
      int window = Math.min(Math.max(t, 4), frames - 5); // the centre of the nearest full window
      assertThat(slope[2 * t]).isEqualTo(0.5f, within(1e-5f));
      assertThat(slope[2 * t + 1]).isEqualTo(-1 + 0.5f * window, within(1e-4f));
      assertThat(curvature[2 * t]).isEqualTo(0, within(1e-5f));
      assertThat(curvature[2 * t + 1]).isEqualTo(0.5f, within(1e-4f));
    }
  }

  @Test
  void deltasNeedAWindowOfFrames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delta.of(9, 1).apply(new float[8], 8, 1))
        .withMessageContaining("at least 9 frames")
        .withMessageContaining("has 8");
    assertThatIllegalArgumentException().isThrownBy(() -> Delta.of(8, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Delta.of(9, 3));
  }

  @Test
  void decibelsHaveAFloorAndARange() {
    float[] powers = {100, 1, 1e-9f, 0};
    Levels.toDecibels(powers, 10, 1e-8, 0);
    assertThat(powers).containsExactly(new float[] {10, -10, -80, -80}, within(1e-5f));
    float[] limited = {100, 1, 1e-9f, 0};
    Levels.toDecibels(limited, 10, 1e-8, 25);
    assertThat(limited).containsExactly(new float[] {10, -10, -15, -15}, within(1e-5f));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void logarithmIsRightTo1e9(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      double x = Math.pow(10, random.nextDouble(-300, 300));
      double expected = Math.log(x);
      assertThat(Levels.ln(x)).as("ln %s", x).isEqualTo(expected, within(1e-9));
    }
    for (double x = 0.5; x < 2; x += 1e-4) {
      assertThat(Levels.ln(x)).as("ln %s", x).isEqualTo(Math.log(x), within(1e-9));
    }
    assertThat(Levels.ln(1)).isZero();
  }

  private static MelFilterBank slaneyBank(int bands) {
    return MelFilterBank.of(8000, 512, bands, MelScale.SLANEY, 0, 4000, MelFilterBank.Norm.SLANEY);
  }

  private static MelFilterBank bank(int bands, double minHz, double maxHz) {
    return MelFilterBank.of(
        8000, 256, bands, MelScale.SLANEY, minHz, maxHz, MelFilterBank.Norm.SLANEY);
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
