package io.nicebeach.audio;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads numbers of any count of bits, most significant bit first, from an array, or from a stream
 * of which a part at a time is in the array.
 *
 * <p>The next bits wait, left-aligned, in a 64-bit word that is filled up in one go, so that most
 * calls are a shift or two.
 */
final class BitReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private final String name;

  /** How many bytes of the file came before those in the array. */
  private long before;

  /** The byte after those in the cache. */
  private int next;

  /** The next bits, left-aligned. Behind the first {@link #cached} lie zeros or the true bits. */
  private long cache;

  /** How many bits of the cache count: between 56 and 63 once filled, unless the end is near. */
  private int cached;

  /**
   * @param bytes what to read
   * @param start the position of the first byte to read
   * @param name what to call the file in messages
   */
  BitReader(byte[] bytes, int start, String name) {
    this.bytes = bytes;
    this.next = start;
    this.name = name;
  }

  /**
   * Of a stream, none of which is in the array yet.
   *
   * @param start the position in the file of the stream's next byte
   */
  BitReader(long start, String name) {
    this(new byte[0], 0, name);
    before = start;
  }

  /**
   * Between two bytes, makes sure that so many bytes are in the array, unless the stream ends. What
   * has been read leaves it.
   */
  void fill(InputStream in, int count) throws IOException {
    int position = position();
    int left = bytes.length - position;
    if (left >= count) {
      return;
    }
    byte[] more = in.readNBytes(2 * count - left);
    byte[] joined = Arrays.copyOfRange(bytes, position, bytes.length + more.length);
    System.arraycopy(more, 0, joined, left, more.length);
    before += position;
    bytes = joined;
    next = 0;
    cache = 0;
    cached = 0;
  }

  /** The bytes among which positions count. */
  byte[] bytes() {
    return bytes;
  }

  /** The position in the array of the byte that holds the next bit. */
  int position() {
    return next - (cached + 7) / 8;
  }

  /** Where in the file a position of the array lies. */
  long offset(int position) {
    return before + position;
  }

  boolean atEnd() {
    return cached == 0 && next == bytes.length;
  }

  /** Skips to the next whole byte. */
  void align() {
    consume(cached & 7);
  }

  /** An unsigned number of 0 to 31 bits. */
  int unsigned(int count) throws AudioFormatException {
    require(count);
    // Two shifts, since a shift by 64 does nothing.
    int value = (int) (cache >>> 1 >>> 63 - count);
    consume(count);
    return value;
  }

  /** A number of 1 to 32 bits in two's complement. */
  int signed(int count) throws AudioFormatException {
    require(count);
    int value = (int) (cache >> 64 - count);
    consume(count);
    return value;
  }

  /** How many zeros come before the next one; reads the one, too. */
  int unary() throws AudioFormatException {
    int zeros = 0;
    while (true) {
      require(1);
      int leading = Long.numberOfLeadingZeros(cache);
      if (leading < cached) {
        consume(leading + 1);
        return zeros + leading;
      }
      zeros += cached;
      consume(cached);
    }
  }

  /**
   * Reads Rice codes: the quotient by {@code 2^parameter} in unary, the remainder in binary, and
   * the sign in the lowest bit of the whole (0, -1, 1, -2, ...).
   *
   * @param out where the numbers go, from {@code from} up to but without {@code to}
   */
  void rice(int[] out, int from, int to, int parameter) throws AudioFormatException {
    for (int i = from; i < to; i++) {
      if (cached < 32) {
        refill();
      }
      int quotient = Long.numberOfLeadingZeros(cache);
      int length = quotient + 1 + parameter;
      int code;
      if (length <= cached) {
        int remainder = (int) (cache << quotient + 1 >>> 1 >>> 63 - parameter);
        code = quotient << parameter | remainder;
        consume(length);
      } else {
        code = unary() << parameter;
        code |= unsigned(parameter);
      }
      out[i] = code >>> 1 ^ -(code & 1);
    }
  }

  private void require(int count) throws AudioFormatException {
    if (cached < count) {
      refill();
      if (cached < count) {
        throw new AudioFormatException(
            name, offset(bytes.length), "is cut off in the middle of a frame; copy it again");
      }
    }
  }

  private void consume(int count) {
    cache <<= count;
    cached -= count;
  }

  private void refill() {
    if (next <= bytes.length - Long.BYTES) {
      cache |= (long) LONGS.get(bytes, next) >>> cached;
      int taken = 63 - cached >>> 3;
      next += taken;
      cached += 8 * taken;
      return;
    }
    while (cached <= 56 && next < bytes.length) {
      cache |= (bytes[next++] & 0xFFL) << 56 - cached;
      cached += 8;
    }
  }
}
