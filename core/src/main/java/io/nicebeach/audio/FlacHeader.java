package io.nicebeach.audio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The beginning of a FLAC file up to its first frame (RFC 9639, section 8), of which only the
 * STREAMINFO block matters here.
 *
 * @param end the position of the first frame
 * @param sampleRate in Hz
 * @param bits bits per sample
 * @param frames samples of each channel, or 0 if the encoder did not know
 * @param md5 the MD5 sum of the decoded samples, all zero if the encoder did not make it
 */
record FlacHeader(int end, int sampleRate, int channels, int bits, long frames, byte[] md5) {
  private static final int BLOCK_HEADER = 4;
  private static final int STREAMINFO = 0;
  private static final int STREAMINFO_LENGTH = 34;
  private static final int MIN_BITS = 4;
  private static final int MAX_BITS = 24;
  private static final int TAG_HEADER = 10;

  /** The length in bytes of an ID3v2 tag at the very beginning, 0 if there is none. */
  static int tagLength(byte[] bytes) {
    if (bytes.length < TAG_HEADER || !Headers.hasText(bytes, 0, "ID3")) {
      return 0;
    }
    int length = 0;
    for (int i = 6; i < TAG_HEADER; i++) {
      length = length << 7 | bytes[i] & 0x7F;
    }
    boolean hasFooter = (bytes[5] & 0x10) != 0;
    return TAG_HEADER + length + (hasFooter ? TAG_HEADER : 0);
  }

  /** Samples of each channel, where the encoder knew. */
  OptionalLong length() {
    return frames > 0 ? OptionalLong.of(frames) : OptionalLong.empty();
  }

  /** Reads the STREAMINFO block and skips the other metadata. */
  static FlacHeader read(byte[] bytes, String name) throws AudioFormatException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int streamInfo = tagLength(bytes) + "fLaC".length();
    int at = streamInfo;
    boolean last = false;
    while (!last) {
      int length = at + BLOCK_HEADER <= bytes.length ? buffer.getInt(at) & 0xFF_FFFF : 0;
      long end = (long) at + BLOCK_HEADER + length;
      if (end > bytes.length) {
        throw new AudioFormatException(
            name, bytes.length, "is cut off within its metadata; copy it again");
      }
      last = bytes[at] < 0;
      at = (int) end;
    }
    return streamInfo(buffer, streamInfo, at, name);
  }

  private static FlacHeader streamInfo(ByteBuffer buffer, int at, int end, String name)
      throws AudioFormatException {
    int first = buffer.getInt(at);
    if ((first >> 24 & 0x7F) != STREAMINFO || (first & 0xFF_FFFF) < STREAMINFO_LENGTH) {
      throw new AudioFormatException(
          name, at, "has no STREAMINFO block at its beginning; encode it again");
    }
    int start = at + BLOCK_HEADER;
    // Sample rate (20 bits), channels - 1 (3), bits - 1 (5) and the number of frames (36).
    long packed = buffer.getLong(start + 10);
    int sampleRate = (int) (packed >>> 44);
    int channels = (int) (packed >> 41 & 7) + 1;
    int bits = (int) (packed >> 36 & 31) + 1;
    Headers.check(sampleRate, channels, name, start + 10);
    if (bits < MIN_BITS || bits > MAX_BITS) {
      throw new AudioFormatException(
          name,
          start + 12,
          String.format(
              "has %d bits per sample, but only %d to %d are read; convert it to 16 bits",
              bits, MIN_BITS, MAX_BITS));
    }
    byte[] md5 = Arrays.copyOfRange(buffer.array(), start + 18, start + STREAMINFO_LENGTH);
    return new FlacHeader(end, sampleRate, channels, bits, packed & 0xF_FFFF_FFFFL, md5);
  }
}
