package io.nicebeach.formats;

import java.nio.ByteBuffer;

/** What stands before, between and behind the frames of an MP3 file without being sound. */
final class Mp3Tags {
  private static final int ID3_HEADER = 10;
  private static final int INFO_HEADER = 8;
  private static final String[] TRAILERS = {"TAG", "APETAGEX", "LYRICSBEGIN"};

  /** The samples that a decoder is late: LAME's technical FAQ. */
  private static final int DECODER_DELAY = 529;

  /** How many bits LAME has for each of the two numbers. */
  private static final int DELAY_BITS = 12;

  private Mp3Tags() {}

  /**
   * What the frame without sound tells that encoders put first ("Xing" or "Info").
   *
   * @param frames how many frames follow; -1 if it does not tell
   * @param lead samples to leave out at the beginning
   * @param tail samples to leave out at the end
   */
  record Info(long frames, int lead, int tail) {}

  /** The position behind the ID3v2 tags at the beginning; may lie beyond the end. */
  static int leading(byte[] bytes) {
    long at = 0;
    while (at + ID3_HEADER <= bytes.length && Text.isAt(bytes, (int) at, "ID3")) {
      int size = 0;
      for (int i = 6; i < ID3_HEADER; i++) {
        size = size << 7 | bytes[(int) at + i] & 0x7F;
      }
      at += ID3_HEADER + size;
    }
    return (int) Math.min(at, Integer.MAX_VALUE);
  }

  /** Whether nothing but tags or zeros follows. */
  static boolean isEnd(byte[] bytes, int at) {
    for (String trailer : TRAILERS) {
      if (Text.isAt(bytes, at, trailer)) {
        return true;
      }
    }
    int i = at;
    while (i < bytes.length && bytes[i] == 0) {
      i++;
    }
    return i >= bytes.length || i > at && isEnd(bytes, i);
  }

  /** Whether a frame holds no sound but the encoder's notes. */
  static boolean isInfo(byte[] bytes, Mp3Frame frame) {
    int at = infoAt(frame);
    return frame.mainDataLength() >= INFO_HEADER
        && (Text.isAt(bytes, at, "Xing") || Text.isAt(bytes, at, "Info"));
  }

  /** The notes of a frame that {@link #isInfo}. */
  static Info info(byte[] bytes, Mp3Frame frame) {
    ByteBuffer notes = ByteBuffer.wrap(bytes, infoAt(frame), frame.end() - infoAt(frame));
    notes.position(notes.position() + 4);
    int flags = notes.getInt();
    long frames = (flags & 1) != 0 && notes.remaining() >= 4 ? notes.getInt() & 0xFFFFFFFFL : -1;
    int rest =
        ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0);
    int lame = notes.position() + rest;
    boolean known = Text.isAt(bytes, lame, "LAME") || Text.isAt(bytes, lame, "Lav");
    if (!known || lame + 24 > frame.end()) {
      return new Info(frames, 0, 0);
    }
    int delays = notes.getInt(lame + 20) & 0xFFFFFF;
    int delay = delays >> DELAY_BITS;
    int padding = delays & (1 << DELAY_BITS) - 1;
    return new Info(frames, delay + DECODER_DELAY, Math.max(0, padding - DECODER_DELAY));
  }

  private static int infoAt(Mp3Frame frame) {
    return frame.sideInfo() + frame.sideInfoLength();
  }
}
