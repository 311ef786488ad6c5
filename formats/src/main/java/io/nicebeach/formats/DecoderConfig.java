package io.nicebeach.formats;

import io.nicebeach.formats.Mp4Boxes.Box;
import org.jspecify.annotations.Nullable;

/** Finds how AAC is coded among the descriptors of a stream: ISO/IEC 14496-1, section 7.2.6. */
final class DecoderConfig {
  private static final int VERSION = 4;
  private static final int STREAM = 3;
  private static final int DECODER = 4;
  private static final int SPECIFIC = 5;
  private static final int DECODER_HEADER = 13;

  private DecoderConfig() {}

  /** The AudioSpecificConfig in an {@code esds} box; null if it holds none. */
  static byte @Nullable [] of(Mp4Boxes boxes, Box descriptors) {
    Box stream = inside(boxes, descriptors.behind(VERSION), STREAM);
    Box decoder = stream == null ? null : inside(boxes, behindHeader(boxes, stream), DECODER);
    Box config = decoder == null ? null : inside(boxes, decoder.behind(DECODER_HEADER), SPECIFIC);
    return config == null ? null : boxes.copy(config.start(), config.end());
  }

  /** The first descriptor, if it has that tag. Its length comes in groups of 7 bits. */
  private static @Nullable Box inside(Mp4Boxes boxes, Box outer, int tag) {
    int at = outer.start();
    if (at >= outer.end() || boxes.unsignedByte(at++) != tag) {
      return null;
    }
    int length = 0;
    boolean more = true;
    while (more && at < outer.end()) {
      int bits = boxes.unsignedByte(at++);
      length = length << 7 | bits & 0x7F;
      more = bits >= 0x80;
    }
    return length < 0 || length > outer.end() - at ? null : new Box(at, at + length);
  }

  /** An id of two bytes, a byte of flags, and what the flags say. */
  private static Box behindHeader(Mp4Boxes boxes, Box stream) {
    if (stream.length() < 4) {
      return stream.behind(stream.length());
    }
    int flags = boxes.unsignedByte(stream.start() + 2);
    int dependsOn = (flags & 0x80) != 0 ? 2 : 0;
    int url = (flags & 0x40) != 0 ? 1 + boxes.unsignedByte(stream.start() + 3) : 0;
    int clock = (flags & 0x20) != 0 ? 2 : 0;
    return stream.behind(3 + dependsOn + url + clock);
  }
}
