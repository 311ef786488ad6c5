package io.nicebeach.formats;

import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.formats.Mp4Boxes.Box;

/**
 * The stretch of a track that is to be heard.
 *
 * @param from its beginning, in seconds
 * @param to its end; infinite for the end of the track
 */
record Mp4Edit(double from, double to) {
  private static final int COUNT_AT = 4;
  private static final int FIRST = 8;

  /** The first edit of a track, or all of the track. */
  static Mp4Edit of(Mp4Boxes boxes, Box movie, Box track) throws AudioFormatException {
    Box list = boxes.find(track, "edts", "elst");
    if (list == null || list.length() < FIRST) {
      return new Mp4Edit(0, Double.POSITIVE_INFINITY);
    }
    boolean wide = boxes.unsignedByte(list.start()) == 1;
    int entryLength = wide ? 20 : 12;
    for (int i = 0; i < boxes.entries(list, COUNT_AT, entryLength); i++) {
      int at = FIRST + i * entryLength;
      long length = wide ? boxes.longNumber(list, at) : boxes.number(list, at);
      long start = wide ? boxes.longNumber(list, at + 8) : (int) boxes.number(list, at + 4);
      if (start >= 0) { // and not a pause before the sound
        double from = start / timescale(boxes, boxes.need(track, 24, "mdia", "mdhd"));
        double seconds = length / timescale(boxes, boxes.need(movie, 24, "mvhd"));
        return new Mp4Edit(from, seconds > 0 ? from + seconds : Double.POSITIVE_INFINITY);
      }
    }
    return new Mp4Edit(0, Double.POSITIVE_INFINITY);
  }

  /** Units per second; in both headers it stands behind two times, which are long in version 1. */
  private static double timescale(Mp4Boxes boxes, Box header) {
    boolean wide = boxes.unsignedByte(header.start()) == 1;
    return Math.max(1, boxes.number(header, wide ? 20 : 12));
  }
}
