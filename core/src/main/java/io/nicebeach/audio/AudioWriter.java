package io.nicebeach.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes sound as WAV of 16-bit PCM, the format that everything reads. A sample x becomes {@code
 * round(32768 x)}, held within the 16 bits, so sound that was read from 16 bits is written back
 * unchanged.
 */
public final class AudioWriter {
  private static final int HEADER = 44;
  private static final int BYTES_PER_SAMPLE = 2;
  private static final int SAMPLES_PER_WRITE = 4096;

  private AudioWriter() {}

  /**
   * Writes a new file; it appears only once it is whole.
   *
   * @throws FileAlreadyExistsException if the file exists
   */
  public static void write(Audio audio, Path path) throws IOException {
    if (Files.exists(path)) {
      throw new FileAlreadyExistsException(
          path.toString(), null, "exists already; give another name or remove it");
    }
    // This move, too, fails if the file has come into being by then.
    writeAndMove(audio, path);
  }

  /** Writes a file, in place of one that may be there; the old one stays until it is whole. */
  public static void overwrite(Audio audio, Path path) throws IOException {
    writeAndMove(audio, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Writes to a stream, which is left open.
   *
   * @throws IllegalArgumentException if a sample is not a number
   */
  public static void write(Audio audio, OutputStream out) throws IOException {
    float[] samples = audio.samples();
    out.write(header(audio).array());
    ByteBuffer buffer = littleEndian(SAMPLES_PER_WRITE * BYTES_PER_SAMPLE);
    for (int i = 0; i < samples.length; i++) {
      buffer.putShort(toShort(samples[i], i));
      if (!buffer.hasRemaining() || i == samples.length - 1) {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
  }

  private static void writeAndMove(Audio audio, Path path, CopyOption... options)
      throws IOException {
    String suffix = "." + Long.toHexString(System.nanoTime()) + ".part";
    Path part = path.resolveSibling(path.getFileName() + suffix);
    try {
      try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        write(audio, out);
      }
      Files.move(part, path, options);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static short toShort(float sample, int index) {
    if (Float.isNaN(sample)) {
      throw new IllegalArgumentException("samples must be numbers but sample " + index + " is NaN");
    }
    int rounded = Math.round(sample * 32768);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
  }

  private static ByteBuffer header(Audio audio) {
    long dataLength = (long) audio.samples().length * BYTES_PER_SAMPLE;
    int byteRate = audio.sampleRate() * BYTES_PER_SAMPLE;
    return littleEndian(HEADER)
        .put(ascii("RIFF"))
        .putInt((int) (HEADER - 8 + dataLength))
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(audio.sampleRate())
        .putInt(byteRate)
        .putShort((short) BYTES_PER_SAMPLE)
        .putShort((short) (8 * BYTES_PER_SAMPLE))
        .put(ascii("data"))
        .putInt((int) dataLength);
  }

  private static ByteBuffer littleEndian(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
