package io.nicebeach.audio;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes the frames of a FLAC file, one block of samples at a time (RFC 9639, section 9).
 *
 * <p>After each {@link #next} that is true, {@link #block} holds {@link #blockSize} samples of
 * every channel.
 */
final class FlacDecoder {
  /** 14 bits of frame sync and a reserved zero. */
  private static final int SYNC = 0x7FFC;

  private static final int LEFT_SIDE = 8;
  private static final int SIDE_RIGHT = 9;
  private static final int MID_SIDE = 10;

  /** The most samples of a channel in a block. */
  private static final int LONGEST_BLOCK = 65_535;

  private final FlacHeader header;
  private final String name;
  private final BitReader in;
  private final FlacSubframe subframe;
  private final int[][] block;
  private int blockSize;
  private long decoded;

  /**
   * @param bytes the file
   * @param header what its beginning says
   * @param name what to call it in messages
   */
  FlacDecoder(byte[] bytes, FlacHeader header, String name) {
    this(new BitReader(bytes, header.end(), name), header, name);
  }

  /**
   * Of a file that comes piece by piece: {@link #fill} goes before each {@link #next}.
   *
   * @param header what its beginning says
   */
  FlacDecoder(FlacHeader header, String name) {
    this(new BitReader((long) header.end(), name), header, name);
  }

  private FlacDecoder(BitReader in, FlacHeader header, String name) {
    this.header = header;
    this.name = name;
    this.in = in;
    this.subframe = new FlacSubframe(in, name);
    this.block = new int[header.channels()][0];
  }

  /** The samples of the last frame, [channel][sample]; overwritten by the next. */
  int[][] block() {
    return block;
  }

  /** Samples of each channel in {@link #block}. */
  int blockSize() {
    return blockSize;
  }

  /** Takes from the stream what the longest next frame could need. */
  void fill(InputStream stream) throws IOException {
    // Codes may take more bits than the samples themselves, but no encoder lets them take twice.
    in.fill(stream, 2 * LONGEST_BLOCK * header.channels() * (header.bits() / 8 + 1));
  }

  /** At the end, refuses a file without a sample. */
  void requireSamples() throws AudioFormatException {
    if (decoded == 0) {
      throw RawSamples.none(name, in.offset(in.position()));
    }
  }

  /** Decodes the next frame; false at the end. */
  boolean next() throws AudioFormatException {
    boolean counted = header.frames() > 0;
    if (counted ? decoded == header.frames() : in.atEnd()) {
      return false;
    }
    if (in.atEnd()) {
      throw new AudioFormatException(
          name,
          in.offset(in.bytes().length),
          String.format(
              "is cut off: its header claims %d samples, but %d are there; copy it again",
              header.frames(), decoded));
    }
    frame();
    decoded += blockSize;
    if (counted && decoded > header.frames()) {
      throw corrupt("it holds more than the " + header.frames() + " samples of its header");
    }
    return true;
  }

  private void frame() throws AudioFormatException {
    int start = in.position();
    int assignment = frameHeader(start);
    for (int channel = 0; channel < block.length; channel++) {
      if (block[channel].length < blockSize) {
        block[channel] = new int[blockSize];
      }
      subframe.read(block[channel], blockSize, header.bits() + sideBit(assignment, channel));
    }
    in.align();
    int end = in.position();
    if (in.unsigned(16) != FlacChecksums.crc16(in.bytes(), start, end)) {
      throw new AudioFormatException(
          name, in.offset(start), "is damaged: the checksum of a frame differs; copy it again");
    }
    if (assignment >= LEFT_SIDE) {
      decorrelate(assignment, block[0], block[1]);
    }
  }

  /** Reads a frame's header and sets the block size; returns the assignment of channels. */
  private int frameHeader(int start) throws AudioFormatException {
    if (in.unsigned(15) != SYNC) {
      throw new AudioFormatException(
          name, in.offset(start), "is damaged: no frame begins where one should; copy it again");
    }
    in.unsigned(1); // whether frames differ in size, which changes nothing here
    int sizeCode = in.unsigned(4);
    int rateCode = in.unsigned(4);
    int assignment = in.unsigned(4);
    int bitsCode = in.unsigned(3);
    in.unsigned(1);
    codedNumber();
    blockSize = blockSize(sizeCode);
    in.unsigned(rateCode == 12 ? 8 : rateCode > 12 ? 16 : 0); // the rate stands in STREAMINFO
    int end = in.position();
    if (in.unsigned(8) != FlacChecksums.crc8(in.bytes(), start, end)) {
      throw new AudioFormatException(
          name,
          in.offset(start),
          "is damaged: the checksum of a frame's header differs; copy it again");
    }
    checkLayout(assignment, bitsCode);
    return assignment;
  }

  private void checkLayout(int assignment, int bitsCode) throws AudioFormatException {
    int channels = assignment < LEFT_SIDE ? assignment + 1 : assignment <= MID_SIDE ? 2 : 0;
    if (channels != header.channels()) {
      throw corrupt("a frame's channels are not the " + header.channels() + " of the header");
    }
    int bits =
        switch (bitsCode) {
          case 0 -> header.bits();
          case 1 -> 8;
          case 2 -> 12;
          case 4 -> 16;
          case 5 -> 20;
          case 6 -> 24;
          default -> 0;
        };
    if (bits != header.bits()) {
      throw corrupt("a frame's samples have not the " + header.bits() + " bits of the header");
    }
  }

  /** The frame's or the first sample's number, coded as UTF-8 codes characters; not needed. */
  private void codedNumber() throws AudioFormatException {
    int first = in.unsigned(8);
    int leadingOnes = Integer.numberOfLeadingZeros(~(first << 24));
    if (leadingOnes == 1 || leadingOnes == 8) {
      throw corrupt("a frame's number is not coded as it should be");
    }
    for (int i = 1; i < leadingOnes; i++) {
      in.unsigned(8);
    }
  }

  private int blockSize(int code) throws AudioFormatException {
    return switch (code) {
      case 0 -> throw corrupt("a frame's block size is reserved");
      case 1 -> 192;
      case 2, 3, 4, 5 -> 576 << code - 2;
      case 6 -> in.unsigned(8) + 1;
      case 7 -> in.unsigned(16) + 1;
      default -> 256 << code - 8;
    };
  }

  /** A difference of two channels needs one bit more. */
  private static int sideBit(int assignment, int channel) {
    boolean side =
        assignment == SIDE_RIGHT
            ? channel == 0
            : (assignment == LEFT_SIDE || assignment == MID_SIDE) && channel == 1;
    return side ? 1 : 0;
  }

  /** Makes left and right of what stands in the two channels. */
  private void decorrelate(int assignment, int[] first, int[] second) {
    for (int i = 0; i < blockSize; i++) {
      int a = first[i];
      int b = second[i];
      switch (assignment) {
        case LEFT_SIDE -> second[i] = a - b;
        case SIDE_RIGHT -> first[i] = a + b;
        default -> {
          // The mean lost its lowest bit, which the difference still has.
          int sum = a << 1 | b & 1;
          first[i] = sum + b >> 1;
          second[i] = sum - b >> 1;
        }
      }
    }
  }

  private AudioFormatException corrupt(String complaint) {
    return new AudioFormatException(
        name, in.offset(in.position()), "is damaged: " + complaint + "; copy it again");
  }
}
