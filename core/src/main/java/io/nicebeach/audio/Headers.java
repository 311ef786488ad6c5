package io.nicebeach.audio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the headers of all containers have in common: magic words, limits, claims of length. */
final class Headers {
  /** Where writers that cannot seek back begin with their claims of "about 2 GiB". */
  private static final long STREAMED_FROM = 0x7EFF_F000L;

  private static final long STREAMED_TO = 0x8000_0000L;
  private static final long UNKNOWN = 0xFFFF_FFFFL;

  private Headers() {}

  /** Whether ASCII text stands at a position. */
  static boolean hasText(byte[] bytes, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length - at >= wanted.length
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }

  /** Fails unless the rate (Hz) and the channels are within the limits of {@link RawFormat}. */
  static void check(double sampleRate, int channels, String name, long offset)
      throws AudioFormatException {
    String complaint = RawFormat.complaint(sampleRate, channels);
    if (!complaint.isEmpty()) {
      throw new AudioFormatException(name, offset, complaint);
    }
  }

  /**
   * Whether a claimed length in bytes is what a writer puts into the header of a stream, whose end
   * it does not know yet: all ones, or about 2 GiB (sox, espeak-ng and arecord do so), which no
   * file that fits into an array can truly have.
   */
  static boolean isUnknown(long claimed) {
    return claimed == UNKNOWN || claimed >= STREAMED_FROM && claimed <= STREAMED_TO;
  }

  /**
   * Where the samples end.
   *
   * @param start the position of the first sample
   * @param claimed their length in bytes as the header gives it
   * @param available the length of the whole file, {@link Long#MAX_VALUE} if it is not known yet
   * @throws AudioFormatException if the file is shorter than the header claims
   */
  static long end(long start, long claimed, long available, String name)
      throws AudioFormatException {
    if (isUnknown(claimed)) {
      return available;
    }
    if (claimed > available - start) {
      throw cutOff(claimed, Math.max(0, available - start), name, available);
    }
    return start + claimed;
  }

  /** Fewer bytes of samples are there than the header claims. */
  static AudioFormatException cutOff(long claimed, long there, String name, long offset) {
    return new AudioFormatException(
        name,
        offset,
        String.format(
            "is cut off: its header claims %d bytes of samples, but %d are there; copy it again",
            claimed, there));
  }
}
