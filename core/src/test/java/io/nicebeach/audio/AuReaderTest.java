package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AuReaderTest {
  @Test
  void anUnknownLengthReachesToTheEnd() throws Exception {
    assertThat(AudioReader.read(au(0xFFFFFFFFL, 3, 8000, Bytes.of(64, 0)), "a.au").samples())
        .containsExactly(0.5f);
  }

  @Test
  void aNoteBeforeTheSamplesIsSkipped() throws Exception {
    byte[] au = header(32, 2, 2, 8000).text("a note\0\0").raw(Bytes.of(64, 0xC0)).toArray();

    assertThat(AudioReader.read(au, "a.au").samples()).containsExactly(0.5f, -0.5f);
  }

  @Test
  void aCutFileIsRefused() {
    assertThatThrownBy(() -> AudioReader.read(au(4_000_000_000L, 3, 8000, new byte[76]), "a.au"))
        .hasMessage(
            "a.au: is cut off: its header claims 4000000000 bytes of samples, but 76 are there;"
                + " copy it again (at byte 100)");
  }

  @Test
  void aCodingThatIsNotRead() {
    assertThatThrownBy(() -> AudioReader.read(au(2, 23, 8000, new byte[2]), "a.au"))
        .hasMessage(
            "a.au: holds coding 23, which is not read; convert it to 16-bit PCM (at byte 12)");
  }

  @Test
  void aRateOfOneMegahertz() {
    assertThatThrownBy(() -> AudioReader.read(au(2, 3, 1_000_000, new byte[2]), "a.au"))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("has a sample rate of 1000000 Hz");
  }

  private static byte[] au(long length, int coding, int sampleRate, byte[] samples) {
    return header(24, length, coding, sampleRate).raw(samples).toArray();
  }

  private static Bytes header(int offset, long length, int coding, int sampleRate) {
    return Bytes.bigEndian()
        .text(".snd")
        .int32(offset)
        .int32(length)
        .int32(coding)
        .int32(sampleRate)
        .int32(1);
  }
}
