package io.nicebeach.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How one sample is written in bytes. Integers are scaled by their most negative value, so that
 * full scale is [-1, 1): a 16-bit sample becomes {@code value / 32768}, exactly.
 */
public enum SampleEncoding {
  /** 8-bit integer with silence at 128, as in WAV. */
  UNSIGNED_8("PCM", 1, (buffer, at) -> ((buffer.get(at) & 0xFF) - 128) / 128.0),
  SIGNED_8("PCM", 1, (buffer, at) -> buffer.get(at) / 128.0),
  SIGNED_16("PCM", 2, (buffer, at) -> buffer.getShort(at) / 32768.0),
  SIGNED_24("PCM", 3, (buffer, at) -> int24(buffer, at) / 8388608.0),
  SIGNED_32("PCM", 4, (buffer, at) -> buffer.getInt(at) / 2147483648.0),
  FLOAT_32("float", 4, ByteBuffer::getFloat),
  FLOAT_64("float", 8, ByteBuffer::getDouble),
  /** The European telephone's logarithmic 8 bits, ITU-T G.711. */
  A_LAW("A-law", 1, (buffer, at) -> G711.A_LAW[buffer.get(at) & 0xFF]),
  /** The American and Japanese telephone's logarithmic 8 bits, ITU-T G.711. */
  MU_LAW("mu-law", 1, (buffer, at) -> G711.MU_LAW[buffer.get(at) & 0xFF]);

  private interface Decoder {
    double decode(ByteBuffer buffer, int at);
  }

  private final String family;
  private final int bytes;
  private final Decoder decoder;

  SampleEncoding(String family, int bytes, Decoder decoder) {
    this.family = family;
    this.bytes = bytes;
    this.decoder = decoder;
  }

  /** Bytes per sample of one channel. */
  public int bytes() {
    return bytes;
  }

  /** Bits per sample of one channel. */
  public int bits() {
    return 8 * bytes;
  }

  /** The name of the coding without its width: "PCM", "float", "A-law", "mu-law". */
  String family() {
    return family;
  }

  /** The sample at a byte position; full scale is [-1, 1], but floating point may exceed it. */
  double decode(ByteBuffer buffer, int at) {
    return decoder.decode(buffer, at);
  }

  private static int int24(ByteBuffer buffer, int at) {
    boolean little = buffer.order() == ByteOrder.LITTLE_ENDIAN;
    int high = buffer.get(little ? at + 2 : at);
    int low = buffer.get(little ? at : at + 2) & 0xFF;
    return high << 16 | (buffer.get(at + 1) & 0xFF) << 8 | low;
  }
}
