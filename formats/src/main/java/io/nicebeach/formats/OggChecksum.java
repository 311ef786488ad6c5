package io.nicebeach.formats;

/** The checksum of a page of Ogg: a CRC of 32 bits over the polynomial 0x04C11DB7. */
final class OggChecksum {
  private static final int POLYNOMIAL = 0x04C1_1DB7;

  /** The place of the checksum itself, which counts as zero. */
  private static final int FROM = 22;

  private static final int TO = 26;

  private static final int[] TABLE = new int[256];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc << 1 ^ (crc < 0 ? POLYNOMIAL : 0);
      }
      TABLE[i] = crc;
    }
  }

  private OggChecksum() {}

  /** Of the page from one position up to another. */
  static int of(byte[] bytes, int start, int end) {
    int crc = 0;
    for (int i = start; i < end; i++) {
      boolean zero = i - start >= FROM && i - start < TO;
      crc = crc << 8 ^ TABLE[crc >>> 24 ^ (zero ? 0 : bytes[i] & 0xFF)];
    }
    return crc;
  }
}
