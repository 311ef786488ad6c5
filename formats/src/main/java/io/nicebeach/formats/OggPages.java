package io.nicebeach.formats;

import io.nicebeach.audio.AudioFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the pages of an Ogg file tell together: RFC 3533.
 *
 * @param samples how many samples of each channel there are; the last packet may hold more
 */
record OggPages(long samples) {
  private static final int HEADER = 27;

  /**
   * Goes from page to page.
   *
   * @throws AudioFormatException if one is damaged or not wholly there
   */
  static OggPages of(byte[] bytes, String name) throws AudioFormatException {
    long samples = 0;
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at < bytes.length) {
      int end = end(bytes, at);
      if (end > bytes.length) {
        throw new AudioFormatException(
            name, bytes.length, "is cut off within a page of Ogg; copy it again");
      }
      if (!Text.isAt(bytes, at, "OggS")
          || OggChecksum.of(bytes, at, end) != buffer.getInt(at + 22)) {
        throw new AudioFormatException(
            name, at, "is damaged: a page of Ogg does not fit its checksum; copy it again");
      }
      samples = Math.max(samples, buffer.getLong(at + 6));
      at = end;
    }
    return new OggPages(samples);
  }

  /** The position behind a page: a header, so many lengths of segments, the segments. */
  static int end(byte[] bytes, int at) {
    if (bytes.length - at < HEADER) {
      return Integer.MAX_VALUE;
    }
    int segments = bytes[at + HEADER - 1] & 0xFF;
    int end = at + HEADER + segments;
    if (end > bytes.length) {
      return Integer.MAX_VALUE;
    }
    for (int i = 0; i < segments; i++) {
      end += bytes[at + HEADER + i] & 0xFF;
    }
    return end;
  }
}
