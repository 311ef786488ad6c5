package io.nicebeach.audio;

/**
 * FLAC's two cyclic redundancy checks (RFC 9639, section 9): most significant bit first, from 0.
 */
final class FlacChecksums {
  /** x^8 + x^2 + x + 1. */
  private static final int CRC8_POLYNOMIAL = 0x07;

  /** x^16 + x^15 + x^2 + 1. */
  private static final int CRC16_POLYNOMIAL = 0x8005;

  private static final char[] CRC8 = table(8, CRC8_POLYNOMIAL);
  private static final char[] CRC16 = table(16, CRC16_POLYNOMIAL);

  private FlacChecksums() {}

  /** The check of a frame's header. */
  static int crc8(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = CRC8[crc ^ bytes[i] & 0xFF];
    }
    return crc;
  }

  /** The check of a whole frame. */
  static int crc16(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = crc << 8 & 0xFFFF ^ CRC16[crc >> 8 ^ bytes[i] & 0xFF];
    }
    return crc;
  }

  /** What each value of the leading byte leaves behind. */
  private static char[] table(int width, int polynomial) {
    char[] table = new char[256];
    for (int value = 0; value < 256; value++) {
      int rest = value << width - 8;
      for (int bit = 0; bit < 8; bit++) {
        rest = rest << 1 ^ (rest >> width - 1 & 1) * polynomial;
      }
      table[value] = (char) (rest & (1 << width) - 1);
    }
    return table;
  }
}
