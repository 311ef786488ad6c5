package io.nicebeach.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The magic words of headers. */
final class Text {
  private Text() {}

  /** Whether ASCII text stands at a position. */
  static boolean isAt(byte[] bytes, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length - at >= wanted.length
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }
}
