package io.nicebeach.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureSettings.Centering;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.FeatureSettings.Logarithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureFileTest {
  private static final FeatureSettings CEPSTRA = FeatureSettings.of(Kind.CEPSTRA, 16_000);

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void bothOrdersOfBytesAreRead(String order) throws IOException {
    ByteOrder bytes = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    byte[] content = file(bytes, 1, 2, 3, 4, 5, 6);
    assertThat(FeatureFile.isFeatures(content)).isTrue();
    Features features = FeatureFile.read(content, "x.mfc", 3);
    assertThat(features.frames()).isEqualTo(2);
    assertThat(features.values()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void whatIsNoFeatureFileIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> FeatureFile.read(new byte[] {0, 0, 0, 9, 1, 2}, "x.wav", 13))
        .isInstanceOf(FeatureFormatException.class)
        .hasMessageStartingWith("x.wav: is no Sphinx feature file");
    assertThatThrownBy(() -> FeatureFile.read(file(ByteOrder.BIG_ENDIAN, 1, 2), "x.mfc", 13))
        .hasMessage(
            "x.mfc: holds 2 numbers, which are no frames of 13; it was made with other settings"
                + " (at byte 0)");
    assertThatThrownBy(() -> FeatureFile.read(file(ByteOrder.BIG_ENDIAN, 1, Float.NaN), "x.mfc", 1))
        .hasMessage("x.mfc: holds no finite number; make it again (at byte 8)");
    assertThatThrownBy(() -> FeatureFile.read(folder.resolve("x.mfc"), 13))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFileCutOrLengthenedAnywhereIsRefused() {
    byte[] whole = file(ByteOrder.BIG_ENDIAN, new float[26]);
    for (int length = 0; length < 2 * whole.length; length++) {
      assertThat(FeatureFile.isFeatures(Arrays.copyOf(whole, length)))
          .as("length %d", length)
          .isEqualTo(length == whole.length);
    }
  }

  @Test
  void theEnvelopeHasTheCepstraThatItWasMadeOf() {
    SplittableRandom random = new SplittableRandom(7);
    float[] cepstra = new float[2 * 13];
    for (int i = 0; i < cepstra.length; i++) {
      cepstra[i] = (float) random.nextDouble(-1, 1);
    }
    int bands = 40;
    Features powers = CepstralEnvelope.ofBands(13, bands).powers(new Features(cepstra, 2, 13));
    for (int k = 0; k < 13; k++) {
      double sum = 0;
      for (int n = 0; n < bands; n++) {
        sum += Math.log(powers.at(1, n)) * Math.cos(Math.PI * k * (n + 0.5) / bands);
      }
      assertThat(sum / bands).as("c[%d]", k).isCloseTo(cepstra[13 + k], within(1e-5));
    }
  }

  @Test
  void featuresAreTheEnvelopesLevels(@TempDir Path folder) throws IOException {
    float[] loud = new float[26];
    loud[0] = 200; // beyond what a power could hold
    Path file = Files.write(folder.resolve("x.mfc"), file(ByteOrder.BIG_ENDIAN, loud));
    FeatureSettings settings =
        CEPSTRA
            .withLogarithm(
                new Logarithm(Logarithm.Unit.NATURAL, Logarithm.Reference.ABSOLUTE, 1e-10, 0))
            .withCentering(Centering.NONE);
    Features features = FeatureExtractor.of(settings).extract(file);
    assertThat(features.bins()).isEqualTo(20);
    assertThat(features.at(0, 3)).isCloseTo(80, within(1e-4f));
    assertThat(features.at(1, 3)).isCloseTo(0, within(1e-6f));
    ByteArrayInputStream stream = new ByteArrayInputStream(Files.readAllBytes(file));
    FeatureExtractor extractor = FeatureExtractor.of(settings);
    assertThat(extractor.finish(extractor.spectra(stream, "x")).values())
        .isEqualTo(features.values());
  }

  @Test
  void soundIsNoCepstraAndCepstraAreNoSound(@TempDir Path folder) throws IOException {
    assertThatThrownBy(
            () -> FeatureExtractor.of(CEPSTRA).extract(new Audio(new float[800], 16_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cepstra are read from feature files (.mfc)");
    Path file = Files.write(folder.resolve("x.mfc"), file(ByteOrder.BIG_ENDIAN, new float[26]));
    assertThatThrownBy(
            () -> FeatureExtractor.of(FeatureSettings.of(Kind.LOG_MEL, 8000)).extract(file))
        .hasMessageContaining("x.mfc: is a Sphinx feature file (.mfc), not sound");
  }

  private static byte[] file(ByteOrder order, float... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * values.length).order(order);
    buffer.putInt(values.length);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }
}
