package io.nicebeach.audio;

import io.nicebeach.audio.Chunks.Chunk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads Microsoft's and IBM's WAVE files ("Multimedia Programming Interface and Data Specifications
 * 1.0", 1991; WAVEFORMATEXTENSIBLE, 2001) with PCM, floating-point and G.711 samples, their 64-bit
 * form RF64/BW64 (EBU Tech 3306) and their big-endian form RIFX. A length of the data that the
 * writer did not know is taken to reach to the end of the file.
 */
final class WavReader implements PlainFormatReader {
  private static final int FORMAT_LENGTH = 16;
  private static final int EXTENSIBLE_LENGTH = 40;
  private static final int RIFF_HEADER = 8;

  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  /** The 'fmt ' chunk. */
  private record Format(int tag, int channels, long sampleRate, int frameLength, int bits) {}

  @Override
  public String name() {
    return "WAV";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return Headers.hasText(head, 8, "WAVE")
        && (Headers.hasText(head, 0, "RIFF")
            || Headers.hasText(head, 0, "RIFX")
            || Headers.hasText(head, 0, "RF64")
            || Headers.hasText(head, 0, "BW64"));
  }

  @Override
  public Layout layout(byte[] head, long length, String name) throws AudioFormatException {
    ByteOrder order =
        Headers.hasText(head, 0, "RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer buffer = ByteBuffer.wrap(head).order(order);
    Chunks chunks = new Chunks(buffer, name);
    Chunk header = chunks.need("fmt ", FORMAT_LENGTH);
    Format format = format(buffer, header);
    Headers.check(format.sampleRate, format.channels, name, header.start());
    SampleEncoding encoding = encoding(format, name, header.start());

    Chunk data = chunks.need("data", 0);
    long claimed = dataLength(buffer, chunks, data, length);
    long end = Headers.end(data.start(), claimed, length, name);
    RawFormat raw = new RawFormat(encoding, (int) format.sampleRate, format.channels, order);
    return new Layout(raw, format.bits, data.start(), end);
  }

  private static Format format(ByteBuffer buffer, Chunk header) {
    int at = header.start();
    int tag = Short.toUnsignedInt(buffer.getShort(at));
    int bits = Short.toUnsignedInt(buffer.getShort(at + 14));
    if (tag == EXTENSIBLE && Math.min(header.claimed(), buffer.limit() - at) >= EXTENSIBLE_LENGTH) {
      // The first two bytes of the sub-format's GUID are the tag that stood here before.
      tag = Short.toUnsignedInt(buffer.getShort(at + 24));
    }
    return new Format(
        tag,
        Short.toUnsignedInt(buffer.getShort(at + 2)),
        Integer.toUnsignedLong(buffer.getInt(at + 4)),
        Short.toUnsignedInt(buffer.getShort(at + 12)),
        bits);
  }

  private static SampleEncoding encoding(Format format, String name, long offset)
      throws AudioFormatException {
    // A sample of 12 or 20 bits stands, left-justified, in the next whole number of bytes.
    int container = format.frameLength / format.channels;
    boolean framesFit = format.frameLength % format.channels == 0 && 8 * container >= format.bits;
    int width = 8 * (framesFit && container > 0 ? container : (format.bits + 7) / 8);
    SampleEncoding encoding = format.bits == 0 ? null : encoding(format.tag, width);
    if (encoding == null) {
      throw new AudioFormatException(
          name,
          offset,
          String.format(
              "holds %s of %d bits, which is not read; convert it to 16-bit PCM",
              coding(format.tag), format.bits));
    }
    return encoding;
  }

  private static @Nullable SampleEncoding encoding(int tag, int width) {
    return switch (tag) {
      case PCM -> integers(width);
      case FLOAT ->
          switch (width) {
            case 32 -> SampleEncoding.FLOAT_32;
            case 64 -> SampleEncoding.FLOAT_64;
            default -> null;
          };
      case A_LAW -> width == 8 ? SampleEncoding.A_LAW : null;
      case MU_LAW -> width == 8 ? SampleEncoding.MU_LAW : null;
      default -> null;
    };
  }

  private static @Nullable SampleEncoding integers(int width) {
    return switch (width) {
      case 8 -> SampleEncoding.UNSIGNED_8;
      case 16 -> SampleEncoding.SIGNED_16;
      case 24 -> SampleEncoding.SIGNED_24;
      case 32 -> SampleEncoding.SIGNED_32;
      default -> null;
    };
  }

  private static String coding(int tag) {
    return switch (tag) {
      case PCM -> "PCM";
      case FLOAT -> "floating point";
      case A_LAW -> "A-law";
      case MU_LAW -> "mu-law";
      case 0x02, 0x11 -> "ADPCM";
      case 0x31 -> "GSM 6.10";
      case 0x50, 0x55 -> "MPEG audio";
      default -> "coding " + tag;
    };
  }

  /** The claimed length of the samples in bytes. */
  private static long dataLength(ByteBuffer buffer, Chunks chunks, Chunk data, long fileLength)
      throws AudioFormatException {
    long riffLength = Integer.toUnsignedLong(buffer.getInt(4));
    if (data.claimed() == 0 && riffLength != fileLength - RIFF_HEADER) {
      // The writer never came back to fill in the lengths: the samples reach to the end.
      return fileLength - data.start();
    }
    boolean wide =
        Headers.hasText(buffer.array(), 0, "RF64") || Headers.hasText(buffer.array(), 0, "BW64");
    if (wide && data.claimed() == 0xFFFF_FFFFL) {
      long length = buffer.getLong(chunks.need("ds64", 16).start() + 8);
      return length < 0 ? Long.MAX_VALUE : length;
    }
    return data.claimed();
  }
}
