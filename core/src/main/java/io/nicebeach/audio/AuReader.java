package io.nicebeach.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads Sun's and NeXT's AU files (also .snd): a header of six big-endian words, a note, samples.
 */
final class AuReader implements PlainFormatReader {
  private static final int HEADER = 24;

  @Override
  public String name() {
    return "AU";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return Headers.hasText(head, 0, ".snd");
  }

  @Override
  public Layout layout(byte[] head, long length, String name) throws AudioFormatException {
    if (head.length < HEADER) {
      throw new AudioFormatException(
          name, head.length, "is cut off within its header; copy it again");
    }
    ByteBuffer buffer = ByteBuffer.wrap(head);
    long offset = Integer.toUnsignedLong(buffer.getInt(4));
    long claimed = Integer.toUnsignedLong(buffer.getInt(8));
    SampleEncoding encoding = encoding(buffer.getInt(12), name);
    long sampleRate = Integer.toUnsignedLong(buffer.getInt(16));
    int channels = buffer.getInt(20);
    Headers.check(sampleRate, channels, name, 16);

    long start = Math.min(length, Math.max(HEADER, offset));
    long end = Headers.end(start, claimed, length, name);
    RawFormat raw = new RawFormat(encoding, (int) sampleRate, channels, ByteOrder.BIG_ENDIAN);
    return new Layout(raw, encoding.bits(), start, end);
  }

  private static SampleEncoding encoding(int code, String name) throws AudioFormatException {
    return switch (code) {
      case 1 -> SampleEncoding.MU_LAW;
      case 2 -> SampleEncoding.SIGNED_8;
      case 3 -> SampleEncoding.SIGNED_16;
      case 4 -> SampleEncoding.SIGNED_24;
      case 5 -> SampleEncoding.SIGNED_32;
      case 6 -> SampleEncoding.FLOAT_32;
      case 7 -> SampleEncoding.FLOAT_64;
      case 27 -> SampleEncoding.A_LAW;
      default ->
          throw new AudioFormatException(
              name, 12, "holds coding " + code + ", which is not read; convert it to 16-bit PCM");
    };
  }
}
