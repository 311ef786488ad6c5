package io.nicebeach.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Changes Ogg files so that they are still Ogg files. */
final class OggFiles {
  private OggFiles() {}

  /** Gives every page the checksum of what it holds now, as far as pages follow each other. */
  static void repairChecksums(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (Text.isAt(bytes, at, "OggS") && OggPages.end(bytes, at) <= bytes.length) {
      int end = OggPages.end(bytes, at);
      buffer.putInt(at + 22, OggChecksum.of(bytes, at, end));
      at = end;
    }
  }
}
