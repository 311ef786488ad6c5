package io.nicebeach.audio;

import io.nicebeach.audio.Chunks.Chunk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads Apple's AIFF ("Audio Interchange File Format", version 1.3, 1989) and AIFF-C (1991) with
 * uncompressed PCM of either byte order, floating-point and G.711 samples.
 */
final class AiffReader implements PlainFormatReader {
  private static final int COMMON_LENGTH = 18;
  private static final int COMPRESSED_LENGTH = 22;

  /** Before the first sample: how far away it is, and the size of blocks that it is aligned to. */
  private static final int SOUND_HEADER = 8;

  /** The 'COMM' chunk. */
  private record Common(
      int channels, long frames, int bits, double sampleRate, String compression) {}

  @Override
  public String name() {
    return "AIFF";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return Headers.hasText(head, 0, "FORM")
        && (Headers.hasText(head, 8, "AIFF") || Headers.hasText(head, 8, "AIFC"));
  }

  @Override
  public Layout layout(byte[] head, long length, String name) throws AudioFormatException {
    ByteBuffer buffer = ByteBuffer.wrap(head);
    Chunks chunks = new Chunks(buffer, name);
    boolean compressed = Headers.hasText(head, 8, "AIFC");
    Chunk header = chunks.need("COMM", compressed ? COMPRESSED_LENGTH : COMMON_LENGTH);
    Common common = common(buffer, header.start(), compressed);
    Headers.check(common.sampleRate, common.channels, name, header.start());
    RawFormat raw = format(common, name, header.start());

    Chunk sound = chunks.need("SSND", SOUND_HEADER);
    long offset = SOUND_HEADER + Integer.toUnsignedLong(buffer.getInt(sound.start()));
    long start = Math.min(length, sound.start() + offset);
    long end = end(common, raw, start, sound.claimed(), length, name);
    return new Layout(raw, common.bits, start, end);
  }

  private static Common common(ByteBuffer buffer, int at, boolean compressed) {
    return new Common(
        Short.toUnsignedInt(buffer.getShort(at)),
        Integer.toUnsignedLong(buffer.getInt(at + 2)),
        Short.toUnsignedInt(buffer.getShort(at + 6)),
        extended(buffer, at + 8),
        compressed ? new String(buffer.array(), at + 18, 4, StandardCharsets.ISO_8859_1) : "NONE");
  }

  /** The end of as many frames as the header claims, or of the file if its writer streamed it. */
  private static long end(
      Common common, RawFormat raw, long start, long chunkLength, long available, String name)
      throws AudioFormatException {
    boolean streamed = Headers.isUnknown(chunkLength);
    long claimed = streamed ? chunkLength : common.frames * raw.frameLength();
    return Headers.end(start, claimed, available, name);
  }

  private static RawFormat format(Common common, String name, long offset)
      throws AudioFormatException {
    ByteOrder order =
        switch (common.compression) {
          case "sowt", "23ni", "42ni" -> ByteOrder.LITTLE_ENDIAN;
          default -> ByteOrder.BIG_ENDIAN;
        };
    SampleEncoding encoding =
        switch (common.compression) {
          case "fl32", "FL32" -> SampleEncoding.FLOAT_32;
          case "fl64", "FL64" -> SampleEncoding.FLOAT_64;
          case "alaw", "ALAW" -> SampleEncoding.A_LAW;
          case "ulaw", "ULAW" -> SampleEncoding.MU_LAW;
          case "raw " -> SampleEncoding.UNSIGNED_8;
          case "in24", "42ni" -> SampleEncoding.SIGNED_24;
          case "in32", "23ni" -> SampleEncoding.SIGNED_32;
          case "NONE", "twos", "sowt" -> pcm(common.bits, name, offset);
          default ->
              throw new AudioFormatException(
                  name,
                  offset + COMMON_LENGTH,
                  "is compressed as '"
                      + common.compression
                      + "', which is not read; convert it to 16-bit PCM");
        };
    return new RawFormat(encoding, (int) Math.round(common.sampleRate), common.channels, order);
  }

  /** A sample of 12 or 20 bits stands, left-justified, in the next whole number of bytes. */
  private static SampleEncoding pcm(int bits, String name, long offset)
      throws AudioFormatException {
    return switch ((bits + 7) / 8) {
      case 1 -> SampleEncoding.SIGNED_8;
      case 2 -> SampleEncoding.SIGNED_16;
      case 3 -> SampleEncoding.SIGNED_24;
      case 4 -> SampleEncoding.SIGNED_32;
      default ->
          throw new AudioFormatException(
              name,
              offset,
              "holds PCM of " + bits + " bits, which is not read; convert it to 16-bit PCM");
    };
  }

  /** An 80-bit number of IEEE 754's extended precision: sign, exponent, and 64 bits of mantissa. */
  private static double extended(ByteBuffer buffer, int at) {
    int exponent = buffer.getShort(at) & 0x7FFF;
    long mantissa = buffer.getLong(at + 2);
    double magnitude = Math.scalb((double) (mantissa >>> 11), exponent - 16383 - 52);
    return buffer.getShort(at) < 0 ? -magnitude : magnitude;
  }
}
