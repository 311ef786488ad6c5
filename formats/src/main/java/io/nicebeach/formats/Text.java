package io.nicebeach.formats;

import java.nio.charset.StandardCharsets;

/** The magic words of headers. */
final class Text {
  private Text() {}

  /** Whether ASCII text stands at a position. */
  static boolean isAt(byte[] bytes, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length - at < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
