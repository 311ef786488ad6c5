package io.nicebeach.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds files byte by byte. */
final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  private Bytes(ByteOrder order) {
    this.order = order;
  }

  static Bytes littleEndian() {
    return new Bytes(ByteOrder.LITTLE_ENDIAN);
  }

  static Bytes bigEndian() {
    return new Bytes(ByteOrder.BIG_ENDIAN);
  }

  static byte[] of(int... values) {
    Bytes bytes = littleEndian();
    for (int value : values) {
      bytes.int8(value);
    }
    return bytes.toArray();
  }

  Bytes text(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Bytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Bytes int8(int value) {
    out.write(value);
    return this;
  }

  Bytes int16(int value) {
    return raw(buffer(2).putShort((short) value).array());
  }

  Bytes int24(int value) {
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    return int8(little ? value : value >> 16).int8(value >> 8).int8(little ? value >> 16 : value);
  }

  Bytes int32(long value) {
    return raw(buffer(4).putInt((int) value).array());
  }

  Bytes int64(long value) {
    return raw(buffer(8).putLong(value).array());
  }

  Bytes float32(float value) {
    return raw(buffer(4).putFloat(value).array());
  }

  Bytes float64(double value) {
    return raw(buffer(8).putDouble(value).array());
  }

  /** An id, a length and so many bytes, padded to an even count. */
  Bytes chunk(String id, byte[] content) {
    text(id).int32(content.length).raw(content);
    return content.length % 2 == 0 ? this : int8(0);
  }

  byte[] toArray() {
    return out.toByteArray();
  }

  private ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(order);
  }
}
