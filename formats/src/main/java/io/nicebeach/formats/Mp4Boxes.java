package io.nicebeach.formats;

import io.nicebeach.audio.AudioFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The boxes of an MP4 file, which hold values and further boxes: ISO/IEC 14496-12. A box's length
 * is a claim: what lies beyond the box around it is not there.
 */
final class Mp4Boxes {
  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;

  private final ByteBuffer bytes;
  private final String name;

  /**
   * @param name what to call the file in messages
   */
  Mp4Boxes(byte[] bytes, String name) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.name = name;
  }

  /**
   * The content of a box.
   *
   * @param start the position of its first byte behind the header
   * @param end one beyond its last
   */
  record Box(int start, int end) {
    int length() {
      return end - start;
    }

    /** What is left of it behind so many bytes. */
    Box behind(int count) {
      return new Box(Math.min(end, start + count), end);
    }
  }

  /** The whole file. */
  Box file() {
    return new Box(0, bytes.limit());
  }

  /** The boxes of that type right inside another. */
  List<Box> all(String type, Box outer) {
    List<Box> found = new ArrayList<>();
    long at = outer.start;
    while (at + HEADER <= outer.end) {
      int header = (int) at + HEADER;
      long length = Integer.toUnsignedLong(bytes.getInt((int) at));
      if (length == 1 && at + LONG_HEADER <= outer.end) {
        length = bytes.getLong(header);
        header = (int) at + LONG_HEADER;
      } else if (length == 0) {
        length = outer.end - at;
      }
      if (length < header - at || length > outer.end - at) {
        break;
      }
      if (Text.isAt(bytes.array(), (int) at + 4, type)) {
        found.add(new Box(header, (int) (at + length)));
      }
      at += length;
    }
    return found;
  }

  /** The first box of that type at the end of a path of boxes; null if there is none. */
  @Nullable Box find(Box outer, String... path) {
    Box box = outer;
    for (String type : path) {
      List<Box> inside = all(type, box);
      if (inside.isEmpty()) {
        return null;
      }
      box = inside.get(0);
    }
    return box;
  }

  /**
   * The box at the end of a path, of which at least so many bytes are there.
   *
   * @throws AudioFormatException if there is none
   */
  Box need(Box outer, int length, String... path) throws AudioFormatException {
    Box box = find(outer, path);
    if (box == null || box.length() < length) {
      throw new AudioFormatException(
          name,
          outer.start,
          "has no whole box '" + path[path.length - 1] + "'; it may be cut off, copy it again");
    }
    return box;
  }

  /** Four bytes at a place within a box, without a sign. */
  long number(Box box, int at) {
    return Integer.toUnsignedLong(bytes.getInt(box.start + at));
  }

  /** Eight bytes at a place within a box. */
  long longNumber(Box box, int at) {
    return bytes.getLong(box.start + at);
  }

  int unsignedByte(int position) {
    return bytes.get(position) & 0xFF;
  }

  /** How many entries a table claims, but no more than there are. */
  int entries(Box table, int countAt, int entryLength) {
    long room = (table.length() - countAt - 4) / entryLength;
    return (int) Math.max(0, Math.min(number(table, countAt), room));
  }

  /** A copy of a stretch of the file. */
  byte[] copy(int from, int to) {
    byte[] copy = new byte[to - from];
    bytes.get(from, copy);
    return copy;
  }
}
