package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AiffReaderTest {
  /** 8000 Hz and 1 MHz in 80-bit extended precision. */
  private static final byte[] HZ_8000 = Bytes.of(0x40, 0x0B, 0xFA, 0, 0, 0, 0, 0, 0, 0);

  private static final byte[] MHZ_1 = Bytes.of(0x40, 0x12, 0xF4, 0x24, 0, 0, 0, 0, 0, 0);

  @ParameterizedTest(name = "{0} of {1} bits")
  @CsvSource({
    "NONE, 16, '64, 0'",
    "twos, 16, '64, 0'",
    "sowt, 16, '0, 64'",
    "in24, 24, '64, 0, 0'",
    "42ni, 24, '0, 0, 64'",
    "in32, 32, '64, 0, 0, 0'",
    "23ni, 32, '0, 0, 0, 64'",
    "'raw ', 8, 192",
    "fl32, 32, '63, 0, 0, 0'",
    "FL64, 64, '63, 224, 0, 0, 0, 0, 0, 0'",
    "NONE, 12, '64, 0'",
  })
  void everyCodingOfOneHalf(String compression, int bits, String bytes) throws Exception {
    byte[] samples = bytes(bytes);

    Audio audio = AudioReader.read(aifc(compression, bits, 1, samples), "a.aifc");

    assertThat(audio.samples()).containsExactly(0.5f);
    assertThat(audio.sampleRate()).isEqualTo(8000);
  }

  @Test
  void telephoneCodings() throws Exception {
    byte[] codes = Bytes.of(0, 0x55, 0x80, 0xFF);

    assertThat(AudioReader.read(aifc("ulaw", 16, 4, codes), "a").samples())
        .containsExactly(-32124 / 32768f, -716 / 32768f, 32124 / 32768f, 0);
    assertThat(AudioReader.read(aifc("alaw", 16, 4, codes), "a").samples())
        .containsExactly(-5504 / 32768f, -8 / 32768f, 5504 / 32768f, 848 / 32768f);
  }

  @Test
  void soundMayComeBeforeItsDescription() throws Exception {
    byte[] aiff =
        form("AIFF")
            .chunk("SSND", sound(Bytes.of(64, 0)))
            .chunk("NAME", Bytes.of(65))
            .chunk("COMM", common(1, 1, 16, HZ_8000))
            .toArray();

    assertThat(AudioReader.read(aiff, "a.aiff").samples()).containsExactly(0.5f);
  }

  @Test
  void aCutFileIsRefused() {
    assertThatThrownBy(() -> AudioReader.read(aifc("NONE", 16, 100, new byte[20]), "a.aifc"))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("claims 200 bytes of samples, but 20 are there");
  }

  @ParameterizedTest
  @ValueSource(longs = {0xFFFFFFFFL, 0x7F000008L})
  void aStreamedFileReachesToItsEnd(long claimed) throws Exception {
    byte[] aiff =
        form("AIFF")
            .chunk("COMM", common(1, 0x3F800000, 16, HZ_8000))
            .text("SSND")
            .int32(claimed)
            .raw(sound(Bytes.of(64, 0)))
            .toArray();

    assertThat(AudioReader.read(aiff, "a.aiff").samples()).containsExactly(0.5f);
  }

  @Test
  void aCodingThatIsNotRead() {
    assertThatThrownBy(() -> AudioReader.read(aifc("ima4", 16, 1, new byte[2]), "a.aifc"))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("is compressed as 'ima4', which is not read");
    assertThatThrownBy(() -> AudioReader.read(aifc("NONE", 40, 1, new byte[5]), "a.aifc"))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("holds PCM of 40 bits, which is not read");
  }

  @Test
  void aRateOfOneMegahertz() {
    byte[] aiff = form("AIFF").chunk("COMM", common(1, 1, 16, MHZ_1)).toArray();

    assertThatThrownBy(() -> AudioReader.read(aiff, "a.aiff"))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("has a sample rate of 1000000 Hz");
  }

  private static byte[] aifc(String compression, int bits, int frames, byte[] samples) {
    byte[] common =
        Bytes.bigEndian()
            .raw(common(1, frames, bits, HZ_8000))
            .text(compression)
            .int16(0)
            .toArray();
    return form("AIFC").chunk("COMM", common).chunk("SSND", sound(samples)).toArray();
  }

  private static Bytes form(String type) {
    return Bytes.bigEndian().text("FORM").int32(0).text(type);
  }

  private static byte[] common(int channels, long frames, int bits, byte[] sampleRate) {
    return Bytes.bigEndian().int16(channels).int32(frames).int16(bits).raw(sampleRate).toArray();
  }

  private static byte[] sound(byte[] samples) {
    return Bytes.bigEndian().int32(0).int32(0).raw(samples).toArray();
  }

  private static byte[] bytes(String list) {
    Bytes bytes = Bytes.bigEndian();
    for (String value : list.split(", ")) {
      bytes.int8(Integer.parseInt(value));
    }
    return bytes.toArray();
  }
}
