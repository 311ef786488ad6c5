package io.nicebeach.formats;

import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioFormatReader;
import io.nicebeach.audio.Recording;
import java.util.Arrays;

/**
 * Reads AAC as it comes in a stream (.aac): frames with a header each, ADTS of ISO/IEC 13818-7. An
 * incomplete last frame is left out.
 */
public final class AdtsReader implements AudioFormatReader {
  private static final int HEADER = 7;
  private static final int CHECKSUM = 2;

  /** For {@link java.util.ServiceLoader}. */
  public AdtsReader() {}

  @Override
  public String name() {
    return "AAC";
  }

  @Override
  public boolean recognizes(byte[] head) {
    int start = Mp3Tags.leading(head);
    if (!isFrame(head, start)) {
      return false;
    }
    int next = start + length(head, start);
    return next >= head.length || isFrame(head, next);
  }

  @Override
  public Recording read(byte[] bytes, String name) throws AudioFormatException {
    int at = Mp3Tags.leading(bytes);
    if (!isFrame(bytes, at)) {
      throw noFrame(name, Math.min(at, bytes.length));
    }
    AacFrames frames = new AacFrames(config(bytes, at), name, at);
    while (!Mp3Tags.isEnd(bytes, at)) {
      if (bytes.length - at >= HEADER && !isFrame(bytes, at)) {
        throw noFrame(name, at);
      }
      if (bytes.length - at < HEADER || bytes.length - at < length(bytes, at)) {
        break;
      }
      if ((bytes[at + 6] & 3) != 0) {
        throw new AudioFormatException(
            name, at, "holds several blocks of AAC a frame, which is not read; convert it to WAV");
      }
      int start = at + HEADER + ((bytes[at + 1] & 1) == 0 ? CHECKSUM : 0);
      int end = at + length(bytes, at);
      frames.add(Arrays.copyOfRange(bytes, Math.min(start, end), end), at);
      at = end;
    }
    return frames.recording(name(), 0, Double.POSITIVE_INFINITY);
  }

  private static AudioFormatException noFrame(String name, int at) {
    return new AudioFormatException(
        name, at, "holds no AAC frame where one should be; copy it again or convert it to WAV");
  }

  /** Twelve ones, the layer 00, and a length that holds at least the header. */
  private static boolean isFrame(byte[] bytes, int at) {
    return bytes.length - at >= HEADER
        && bytes[at] == -1
        && (bytes[at + 1] & 0xF6) == 0xF0
        && length(bytes, at) >= HEADER;
  }

  /** Bytes of a frame with its header: 13 bits. */
  private static int length(byte[] bytes, int at) {
    return (bytes[at + 3] & 3) << 11 | (bytes[at + 4] & 0xFF) << 3 | (bytes[at + 5] & 0xFF) >> 5;
  }

  /** The header's profile (2 bits), rate (4) and channels (3) as an AudioSpecificConfig. */
  private static byte[] config(byte[] bytes, int at) {
    int profile = bytes[at + 2] >> 6 & 3;
    int rate = bytes[at + 2] >> 2 & 15;
    int channels = (bytes[at + 2] & 1) << 2 | bytes[at + 3] >> 6 & 3;
    int config = profile + 1 << 11 | rate << 7 | channels << 3;
    return new byte[] {(byte) (config >> 8), (byte) config};
  }
}
