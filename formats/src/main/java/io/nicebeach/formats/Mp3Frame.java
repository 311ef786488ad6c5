package io.nicebeach.formats;

import org.jspecify.annotations.Nullable;

/**
 * The header of a frame of MPEG audio layer III: ISO/IEC 11172-3 (MPEG-1), 13818-3 (MPEG-2, half
 * the sample rates) and their extension MPEG-2.5 (a quarter).
 *
 * @param at its position in the file
 * @param length the bytes of the frame with its header
 * @param mpeg1 whether it is MPEG-1, with two granules of 576 samples, and not one
 * @param hasChecksum whether two bytes of checksum follow the header
 * @param sampleRate in Hz
 * @param channels 1 or 2
 */
record Mp3Frame(
    int at, int length, boolean mpeg1, boolean hasChecksum, int sampleRate, int channels) {
  static final int HEADER = 4;
  static final int CHECKSUM = 2;

  private static final int[] RATES = {44_100, 48_000, 32_000};

  /** kbit/s by the header's index; 0 is free, which no one uses. */
  private static final int[] BIT_RATES_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };

  private static final int[] BIT_RATES_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };

  private static final int LAYER_III = 1;
  private static final int MONO = 3;

  /** How the sample rate is divided, by the header's version: 2.5, none, 2, 1. */
  private static final int[] DIVISORS = {4, 0, 2, 1};

  /** The frame whose header is at that position; null if there is none. */
  static @Nullable Mp3Frame at(byte[] bytes, int at) {
    if (at > bytes.length - HEADER || bytes[at] != -1 || (bytes[at + 1] & 0xE0) != 0xE0) {
      return null;
    }
    int version = bytes[at + 1] >> 3 & 3;
    int layer = bytes[at + 1] >> 1 & 3;
    int bitRate = bytes[at + 2] >> 4 & 15;
    int rate = bytes[at + 2] >> 2 & 3;
    if (DIVISORS[version] == 0 || layer != LAYER_III || bitRate == 0 || bitRate == 15) {
      return null;
    }
    if (rate == RATES.length) {
      return null;
    }
    boolean mpeg1 = DIVISORS[version] == 1;
    int sampleRate = RATES[rate] / DIVISORS[version];
    int bits = 1000 * (mpeg1 ? BIT_RATES_1[bitRate] : BIT_RATES_2[bitRate]);
    int padding = bytes[at + 2] >> 1 & 1;
    return new Mp3Frame(
        at,
        (mpeg1 ? 144 : 72) * bits / sampleRate + padding,
        mpeg1,
        (bytes[at + 1] & 1) == 0,
        sampleRate,
        (bytes[at + 3] >> 6 & 3) == MONO ? 1 : 2);
  }

  /** Samples per channel. */
  int samples() {
    return mpeg1 ? 1152 : 576;
  }

  /** The position behind the frame. */
  int end() {
    return at + length;
  }

  /** The position of the side information: how the bits of the main data are shared out. */
  int sideInfo() {
    return at + HEADER + (hasChecksum ? CHECKSUM : 0);
  }

  /** Bytes of the side information. */
  int sideInfoLength() {
    if (channels == 1) {
      return mpeg1 ? 17 : 9;
    }
    return mpeg1 ? 32 : 17;
  }

  /** Bytes of the main data: the sound. */
  int mainDataLength() {
    return end() - sideInfo() - sideInfoLength();
  }

  /** How many bytes before its own the frame's main data begins. */
  int mainDataBegin(byte[] bytes) {
    int first = bytes[sideInfo()] & 0xFF;
    return mpeg1 ? first << 1 | bytes[sideInfo() + 1] >> 7 & 1 : first;
  }

  /** Whether another frame can follow this one in the same stream. */
  boolean goesOnWith(Mp3Frame next) {
    return mpeg1 == next.mpeg1 && sampleRate == next.sampleRate && channels == next.channels;
  }
}
