package io.nicebeach.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a RIFF or IFF file: an id of four characters, a length of four bytes and so many
 * bytes, padded to an even count; the first lies 12 bytes into the file. Lengths are claims: they
 * are compared with the bytes that are there before anything is read.
 */
final class Chunks {
  private static final int FIRST = 12;
  private static final int HEADER = 8;

  /**
   * One chunk.
   *
   * @param start the position of its first byte after the header
   * @param claimed its length in bytes as the header gives it, 0 to 2^32 - 1
   */
  record Chunk(int start, long claimed) {}

  private final ByteBuffer buffer;
  private final String name;

  /**
   * @param buffer the file, in the byte order of its lengths
   * @param name what to call the file in messages
   */
  Chunks(ByteBuffer buffer, String name) {
    this.buffer = buffer;
    this.name = name;
  }

  /** The first chunk of this id, or null. */
  @Nullable Chunk find(String id) {
    byte[] wanted = id.getBytes(StandardCharsets.ISO_8859_1);
    long at = FIRST;
    while (at + HEADER <= buffer.limit()) {
      int start = (int) at + HEADER;
      long claimed = Integer.toUnsignedLong(buffer.getInt((int) at + 4));
      if (matches(wanted, (int) at)) {
        return new Chunk(start, claimed);
      }
      at = start + claimed + (claimed & 1);
    }
    return null;
  }

  /**
   * The first chunk of this id, of which at least the given number of bytes are there.
   *
   * @throws AudioFormatException if there is none
   */
  Chunk need(String id, int length) throws AudioFormatException {
    Chunk chunk = find(id);
    if (chunk == null) {
      throw new AudioFormatException(
          name, buffer.limit(), "has no '" + id + "' chunk; it may be cut off, copy it again");
    }
    if (chunk.claimed < length || buffer.limit() - chunk.start < length) {
      throw new AudioFormatException(
          name,
          chunk.start,
          "has a '" + id + "' chunk of less than " + length + " bytes; copy or convert it again");
    }
    return chunk;
  }

  private boolean matches(byte[] id, int at) {
    for (int i = 0; i < id.length; i++) {
      if (buffer.get(at + i) != id[i]) {
        return false;
      }
    }
    return true;
  }
}
