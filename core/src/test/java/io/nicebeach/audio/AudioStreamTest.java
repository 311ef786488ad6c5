package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioStreamTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alaw.wav", "big16.sph", "float32.aifc", "float64.wav", "linear16.flac", "mulaw.sph",
        "rifx16.wav", "sound16.aiff", "sound24.aiff", "sound24.wav", "sound8.au", "sound8.wav",
        "stereo24.flac", "streamed16.au", "streamed16.flac", "streamed16.wav"
      })
  void givesWhatTheReaderOfTheWholeGives(String name) throws IOException {
    byte[] bytes = SoundFiles.bytes(name);
    Audio whole = AudioReader.read(bytes, name);
    Path file = Files.write(folder.resolve(name), bytes);
    try (AudioStream stream = AudioStream.open(file)) {
      stream.length().ifPresent(n -> assertThat(n).isEqualTo(whole.samples().length));
      assertSame(stream, whole);
    }
    try (AudioStream stream = AudioStream.open(new ByteArrayInputStream(bytes), name)) {
      assertSame(stream, whole);
    }
  }

  private static void assertSame(AudioStream stream, Audio whole) throws IOException {
    assertThat(stream.sampleRate()).isEqualTo(whole.sampleRate());
    assertThat(samples(stream)).isEqualTo(whole.samples());
    assertThat(stream.read()).isEmpty();
  }

  @Test
  void samplesWithoutAHeader() throws IOException {
    RawFormat format = new RawFormat(SampleEncoding.SIGNED_24, 8000, 3, ByteOrder.BIG_ENDIAN);
    byte[] bytes = new byte[100_001];
    new Random(1).nextBytes(bytes);
    Audio whole = AudioReader.read(bytes, "raw", format);
    assertSame(AudioStream.open(new ByteArrayInputStream(bytes), "raw", format), whole);
    Path file = Files.write(folder.resolve("raw"), bytes);
    try (AudioStream stream = AudioStream.open(file, format)) {
      assertSame(stream, whole);
    }
  }

  /** Longer than what is held of a file at a time. */
  @Test
  void flacOfSeveralPieces() throws IOException {
    Random random = new Random(1);
    FlacWriter writer = new FlacWriter(1, 16);
    for (int frame = 0; frame < 200; frame++) {
      int[] samples = random.ints(5000, -32768, 32768).toArray();
      writer.frame(0, samples.length, FlacWriter.verbatim(16, samples));
    }
    byte[] bytes = writer.toArray();
    assertSame(
        AudioStream.open(new ByteArrayInputStream(bytes), "flac"), AudioReader.read(bytes, "flac"));
    byte[] damaged = bytes.clone();
    damaged[1_900_000] ^= 1;
    String complaint = complaint(() -> AudioReader.read(damaged, "flac"));
    AudioStream stream = AudioStream.open(new ByteArrayInputStream(damaged), "flac");
    assertThat(complaint(() -> samples(stream))).isEqualTo(complaint).contains("damaged");
    byte[] half = Arrays.copyOf(bytes, 1_000_000);
    AudioStream cut = AudioStream.open(new ByteArrayInputStream(half), "flac");
    assertThat(complaint(() -> samples(cut)))
        .isEqualTo(complaint(() -> AudioReader.read(half, "flac")))
        .contains("cut off");
  }

  private static String complaint(ThrowingCallable reading) {
    return String.valueOf(catchThrowable(reading).getMessage());
  }

  @Test
  void aLongHeader() throws IOException {
    byte[] samples = Bytes.littleEndian().int16(1000).int16(-1000).toArray();
    byte[] format =
        Bytes.littleEndian()
            .int16(1)
            .int16(1)
            .int32(8000)
            .int32(16_000)
            .int16(2)
            .int16(16)
            .toArray();
    byte[] chunks =
        Bytes.littleEndian()
            .text("WAVE")
            .chunk("fmt ", format)
            .chunk("LIST", new byte[200_001])
            .chunk("data", samples)
            .toArray();
    byte[] wav = Bytes.littleEndian().chunk("RIFF", chunks).toArray();
    assertSame(
        AudioStream.open(new ByteArrayInputStream(wav), "long"), AudioReader.read(wav, "long"));
  }

  /** 3 GiB, as a WAV file that claims so: no array could hold it. */
  @Test
  void moreThanAnArrayHolds() throws IOException {
    long length = 3L << 30;
    ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    header.put(Arrays.copyOf(SoundFiles.bytes("sound8.wav"), 22)).putShort((short) 1);
    header.putInt(8000).putInt(8000).putShort((short) 1).putShort((short) 8);
    header.putInt(0x61746164).putInt((int) length); // "data"
    try (AudioStream stream = AudioStream.open(new Zeros(header.array(), length), "long")) {
      assertThat(stream.length()).hasValue(length);
      assertThat(stream.read()).isNotEmpty().containsOnly(-1f);
    }
  }

  /** A header, then zeros. */
  private static final class Zeros extends InputStream {
    private final byte[] header;
    private final long length;
    private long at;

    Zeros(byte[] header, long length) {
      this.header = header;
      this.length = header.length + length;
    }

    @Override
    public int read() {
      int value = at < header.length ? header[(int) at] & 0xFF : at < length ? 0 : -1;
      at++;
      return value;
    }
  }

  @Test
  void soundThatIsCutOffIsGivenUpToThereAndThenRefused() throws IOException {
    byte[] bytes = SoundFiles.bytes("sound16.wav");
    byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
    Path file = Files.write(folder.resolve("half.wav"), half);
    assertThatThrownBy(() -> AudioStream.open(file))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("cut off");
    assertThatThrownBy(() -> AudioReader.read(file)).hasMessageContaining("cut off");
  }

  @Test
  void aLongStreamThatIsCutOffIsRefusedAtItsEnd() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    header.put(Arrays.copyOf(SoundFiles.bytes("sound8.wav"), 22)).putShort((short) 1);
    header.putInt(8000).putInt(8000).putShort((short) 1).putShort((short) 8);
    header.putInt(0x61746164).putInt(300_000);
    AudioStream stream = AudioStream.open(new Zeros(header.array(), 200_000), "cut");
    assertThatThrownBy(() -> samples(stream))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("claims 300000 bytes of samples, but 200000 are there");
  }

  @Test
  void refusesWhatIsNoSound() throws IOException {
    assertThatThrownBy(() -> AudioStream.open(folder.resolve("missing.wav")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no such file");
    Path text = Files.writeString(folder.resolve("text.wav"), "no sound");
    assertThatThrownBy(() -> AudioStream.open(text)).isInstanceOf(AudioFormatException.class);
    assertThatThrownBy(() -> AudioStream.open(new ByteArrayInputStream(new byte[0]), "empty"))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("is empty");
    RawFormat format = RawFormat.usual(8000);
    AudioStream none = AudioStream.open(new ByteArrayInputStream(new byte[1]), "none", format);
    assertThatThrownBy(none::read)
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("holds no samples");
  }

  private static float[] samples(AudioStream stream) throws IOException {
    float[] samples = new float[0];
    for (float[] piece = stream.read(); piece.length > 0; piece = stream.read()) {
      int before = samples.length;
      samples = Arrays.copyOf(samples, before + piece.length);
      System.arraycopy(piece, 0, samples, before, piece.length);
    }
    return samples;
  }
}
