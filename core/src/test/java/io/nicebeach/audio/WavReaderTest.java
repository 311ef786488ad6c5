package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavReaderTest {
  private static final byte[] SAMPLES = Bytes.littleEndian().int16(16384).int16(-32768).toArray();
  private static final float[] VALUES = {0.5f, -1};

  @Test
  void sixteenBits() throws AudioFormatException {
    assertThat(read(riff(format(1, 1, 8000, 16), data(SAMPLES)))).containsExactly(VALUES);
  }

  @Test
  void eightBitsAreUnsigned() throws AudioFormatException {
    byte[] wav = riff(format(1, 1, 8000, 8), data(Bytes.of(0, 64, 128, 255)));

    assertThat(read(wav)).containsExactly(-1, -0.5f, 0, 127 / 128f);
  }

  @Test
  void twentyFourBits() throws AudioFormatException {
    byte[] samples = Bytes.littleEndian().int24(-0x800000).int24(0x123456).int24(-1).toArray();

    assertThat(read(riff(format(1, 1, 8000, 24), data(samples))))
        .containsExactly(-1, 0x123456 / 8388608f, -1 / 8388608f);
  }

  @Test
  void thirtyTwoBits() throws AudioFormatException {
    byte[] samples = Bytes.littleEndian().int32(Integer.MIN_VALUE).int32(1 << 30).toArray();

    assertThat(read(riff(format(1, 1, 8000, 32), data(samples)))).containsExactly(-1, 0.5f);
  }

  @Test
  void floatingPointMayExceedFullScale() throws AudioFormatException {
    byte[] single = Bytes.littleEndian().float32(1.5f).float32(-0.1f).toArray();
    byte[] twice = Bytes.littleEndian().float64(1.5).float64(-0.1).toArray();

    assertThat(read(riff(format(3, 1, 8000, 32), data(single)))).containsExactly(1.5f, -0.1f);
    assertThat(read(riff(format(3, 1, 8000, 64), data(twice)))).containsExactly(1.5f, -0.1f);
  }

  @Test
  void twelveBitsStandLeftInTwoBytes() throws AudioFormatException {
    byte[] samples = Bytes.littleEndian().int16(0x7FF0).int16(-0x8000).toArray();

    assertThat(read(riff(format(1, 1, 8000, 12), data(samples)))).containsExactly(2047 / 2048f, -1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 64})
  void channelsAreMixedToTheirMean(int channels) throws AudioFormatException {
    Bytes samples = Bytes.littleEndian();
    double sum = 0;
    for (int channel = 0; channel < channels; channel++) {
      int value = (channel + 1) * 500 - 20000;
      samples.int16(value);
      sum += value;
    }
    byte[] wav = riff(format(1, channels, 8000, 16), data(samples.toArray()));

    assertThat(read(wav)).containsExactly((float) (sum / 32768 / channels));
  }

  @Test
  void extensibleFormatsNameTheirCodingFurtherBack() throws AudioFormatException {
    byte[] format =
        Bytes.littleEndian()
            .raw(formatContent(0xFFFE, 1, 8000, 16))
            .int16(22)
            .int16(16)
            .int32(4)
            .int16(1)
            .raw(Bytes.of(0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71))
            .toArray();

    assertThat(read(riff(chunk("fmt ", format), data(SAMPLES)))).containsExactly(VALUES);
  }

  @Test
  void oddChunksBeforeAndAfterTheDataAreSkipped() throws AudioFormatException {
    byte[] odd = Bytes.of(1, 2, 3);
    byte[] wav =
        riff(
            chunk("JUNK", odd),
            format(1, 1, 8000, 16),
            chunk("LIST", odd),
            chunk("fact", Bytes.of(2, 0, 0, 0)),
            data(SAMPLES),
            chunk("LIST", odd));

    assertThat(read(wav)).containsExactly(VALUES);
  }

  @ParameterizedTest
  @ValueSource(longs = {0xFFFFFFFFL, 0x7FFFF000L, 0x80000000L, 0})
  void aStreamedFileReachesToItsEnd(long claimed) throws AudioFormatException {
    byte[] wav = riff(format(1, 1, 8000, 16), dataOf(claimed, SAMPLES));
    // Who did not know the length of the data did not know the length of the file.
    Arrays.fill(wav, 4, 8, (byte) 0);

    assertThat(read(wav)).containsExactly(VALUES);
  }

  @Test
  void anIncompleteLastFrameIsLeftOut() throws AudioFormatException {
    byte[] samples = Arrays.copyOf(SAMPLES, SAMPLES.length + 1);

    assertThat(read(riff(format(1, 1, 8000, 16), data(samples)))).containsExactly(VALUES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void longFilesKeepTheirLengthElsewhere(String magic) throws AudioFormatException {
    byte[] lengths = Bytes.littleEndian().int64(100).int64(SAMPLES.length).int64(2).toArray();
    byte[] wav =
        Bytes.littleEndian()
            .text(magic)
            .int32(-1)
            .text("WAVE")
            .chunk("ds64", lengths)
            .raw(format(1, 1, 8000, 16))
            .raw(dataOf(0xFFFFFFFFL, SAMPLES))
            .text("LISTxxxx")
            .toArray();

    assertThat(read(wav)).containsExactly(VALUES);
  }

  @Test
  void aCutFileIsRefused() {
    byte[] wav = riff(format(1, 1, 8000, 16), dataOf(1000, SAMPLES));

    assertThatThrownBy(() -> read(wav))
        .hasMessage(
            "a.wav: is cut off: its header claims 1000 bytes of samples, but 4 are there;"
                + " copy it again (at byte 48)");
  }

  @ParameterizedTest
  @ValueSource(longs = {4_000_000_000L, 0xFFFFFFF0L})
  void aClaimOfFourGigabytesTakesNoMemory(long claimed) {
    byte[] wav = riff(format(1, 1, 8000, 16), dataOf(claimed, new byte[56]));

    assertThatThrownBy(() -> read(wav))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("claims " + claimed + " bytes of samples, but 56 are there");
  }

  @Test
  void noSamples() {
    assertThatThrownBy(() -> read(riff(format(1, 1, 8000, 16), data(new byte[0]))))
        .hasMessage("a.wav: holds no samples; record it again (at byte 44)");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 3e38f})
  void samplesThatAreNoSound(float value) {
    byte[] samples = Bytes.littleEndian().float32(0).float32(1).float32(value).toArray();

    assertThatThrownBy(() -> read(riff(format(3, 1, 8000, 32), data(samples))))
        .hasMessage(
            "a.wav: sample 2 is "
                + value
                + ", where full scale is 1; repair the recording or leave it out (at byte 52)");
  }

  @Test
  void aRateOfOneMegahertz() {
    assertThatThrownBy(() -> read(riff(format(1, 1, 1_000_000, 16), data(SAMPLES))))
        .hasMessage(
            "a.wav: has a sample rate of 1000000 Hz, but only 1000 to 768000 Hz are read;"
                + " resample it (at byte 20)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65, 65535})
  void aChannelCountOutOfRange(int channels) {
    assertThatThrownBy(() -> read(riff(format(1, channels, 8000, 16), data(SAMPLES))))
        .hasMessage(
            "a.wav: has %d channels, but only 1 to 64 are read; mix it down (at byte 20)",
            channels);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, PCM of 0 bits",
    "1, 40, PCM of 40 bits",
    "1, 264, PCM of 264 bits",
    "1, 544, PCM of 544 bits",
    "3, 16, floating point of 16 bits",
    "6, 16, A-law of 16 bits",
    "2, 4, ADPCM of 4 bits",
    "17, 4, ADPCM of 4 bits",
    "85, 0, MPEG audio of 0 bits",
    "4660, 16, coding 4660 of 16 bits",
  })
  void aCodingThatIsNotRead(int tag, int bits, String coding) {
    assertThatThrownBy(() -> read(riff(format(tag, 1, 8000, bits), data(SAMPLES))))
        .hasMessage(
            "a.wav: holds %s, which is not read; convert it to 16-bit PCM (at byte 20)", coding);
  }

  @Test
  void missingChunks() {
    assertThatThrownBy(() -> read(riff(data(SAMPLES))))
        .hasMessage("a.wav: has no 'fmt ' chunk; it may be cut off, copy it again (at byte 24)");
    assertThatThrownBy(() -> read(riff(format(1, 1, 8000, 16))))
        .hasMessage("a.wav: has no 'data' chunk; it may be cut off, copy it again (at byte 36)");
  }

  private static float[] read(byte[] wav) throws AudioFormatException {
    return AudioReader.read(wav, "a.wav").samples();
  }

  private static byte[] riff(byte[]... chunks) {
    Bytes content = Bytes.littleEndian().text("WAVE");
    for (byte[] chunk : chunks) {
      content.raw(chunk);
    }
    byte[] bytes = content.toArray();
    return Bytes.littleEndian().text("RIFF").int32(bytes.length).raw(bytes).toArray();
  }

  private static byte[] chunk(String id, byte[] content) {
    return Bytes.littleEndian().chunk(id, content).toArray();
  }

  private static byte[] format(int tag, int channels, int sampleRate, int bits) {
    return chunk("fmt ", formatContent(tag, channels, sampleRate, bits));
  }

  private static byte[] formatContent(int tag, int channels, int sampleRate, int bits) {
    int frameLength = channels * ((bits + 7) / 8);
    return Bytes.littleEndian()
        .int16(tag)
        .int16(channels)
        .int32(sampleRate)
        .int32((long) sampleRate * frameLength)
        .int16(frameLength)
        .int16(bits)
        .toArray();
  }

  private static byte[] data(byte[] samples) {
    return chunk("data", samples);
  }

  private static byte[] dataOf(long claimed, byte[] samples) {
    return Bytes.littleEndian().text("data").int32(claimed).raw(samples).toArray();
  }
}
