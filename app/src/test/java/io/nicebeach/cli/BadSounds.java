package io.nicebeach.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes files that are no usable sound. */
final class BadSounds {
  private static final int HEADER = 44;
  private static final int PCM = 1;
  private static final int FLOAT = 3;

  private BadSounds() {}

  static Path text(Path file) throws IOException {
    return Files.writeString(file, "This is a letter to a friend, not a sound.\n".repeat(20));
  }

  static Path truncated(Path file) throws IOException {
    byte[] whole = wav(PCM, 1, 8000, new byte[16_000], 16_000);
    return Files.write(file, Arrays.copyOf(whole, whole.length / 2));
  }

  static Path withoutSamples(Path file) throws IOException {
    return Files.write(file, wav(PCM, 1, 8000, new byte[0], 0));
  }

  static Path notNumbers(Path file) throws IOException {
    return withOne(Float.NaN, file);
  }

  /** Finite, but its energy is not. */
  static Path deafening(Path file) throws IOException {
    return withOne(3e38f, file);
  }

  private static Path withOne(float value, Path file) throws IOException {
    ByteBuffer samples = ByteBuffer.allocate(4 * 4000).order(ByteOrder.LITTLE_ENDIAN);
    while (samples.hasRemaining()) {
      samples.putFloat(samples.position() == 4000 ? value : 0.1f);
    }
    return Files.write(file, wav(FLOAT, 1, 8000, samples.array(), samples.capacity()));
  }

  /** Sound of a rate or a number of channels that no recording has. */
  static Path format(Path file, int channels, int rate) throws IOException {
    byte[] samples = new byte[2 * channels * 4000];
    return Files.write(file, wav(PCM, channels, rate, samples, samples.length));
  }

  /** A small file whose header says that 4 GB follow. */
  static Path boastful(Path file) throws IOException {
    return Files.write(file, wav(PCM, 1, 8000, new byte[100], 0xFFFF_FFF0));
  }

  private static byte[] wav(int coding, int channels, int rate, byte[] samples, int claimed) {
    int bits = coding == FLOAT ? 32 : 16;
    int block = channels * bits / 8;
    return ByteBuffer.allocate(HEADER + samples.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(claimed + HEADER - 8)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) coding)
        .putShort((short) channels)
        .putInt(rate)
        .putInt(rate * block)
        .putShort((short) block)
        .putShort((short) bits)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(claimed)
        .put(samples)
        .array();
  }
}
