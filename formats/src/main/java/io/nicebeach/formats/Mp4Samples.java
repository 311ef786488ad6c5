package io.nicebeach.formats;

import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.formats.Mp4Boxes.Box;

/**
 * Where the frames ("samples") of a track lie: in chunks, of which a table tells the positions;
 * another how many frames are in each, a third the frames' lengths.
 */
final class Mp4Samples {
  private static final int COUNT_AT = 4;
  private static final int FIRST = 8;
  private static final int RUN = 12;

  private final Mp4Boxes boxes;
  private final String name;
  private final Box lengths;
  private final Box runs;
  private final Box chunks;
  private final boolean wide;

  /**
   * @param table the box of the tables
   * @param name what to call the file in messages
   */
  Mp4Samples(Mp4Boxes boxes, Box table, String name) throws AudioFormatException {
    this.boxes = boxes;
    this.name = name;
    lengths = boxes.need(table, 12, "stsz");
    runs = boxes.need(table, FIRST, "stsc");
    wide = boxes.find(table, "stco") == null;
    chunks = boxes.need(table, FIRST, wide ? "co64" : "stco");
  }

  /** What is done with a frame. */
  @FunctionalInterface
  interface Work {
    void with(int from, int to) throws AudioFormatException;
  }

  /** How many frames there are. */
  long count() {
    return boxes.number(lengths, 8);
  }

  /** Goes through all frames in order. */
  void forEach(Work work) throws AudioFormatException {
    long left = count();
    long bytesLeft = boxes.file().end();
    int frame = 0;
    int run = 0;
    int chunkCount = boxes.entries(chunks, COUNT_AT, wide ? 8 : 4);
    for (int chunk = 0; chunk < chunkCount && left > 0; chunk++) {
      run = runOf(chunk, run);
      long at = position(chunk);
      for (long i = framesIn(run); i > 0 && left > 0; i--, left--) {
        long length = length(frame++);
        bytesLeft -= length;
        // Frames that lie over each other would take any time to decode.
        if (length == 0 || at < 0 || at > boxes.file().end() - length || bytesLeft < 0) {
          throw damaged();
        }
        work.with((int) at, (int) (at + length));
        at += length;
      }
    }
    if (left > 0) {
      throw damaged();
    }
  }

  private AudioFormatException damaged() {
    return new AudioFormatException(
        name,
        lengths.start(),
        "is damaged or cut off: its tables name frames that are not there; copy it again");
  }

  private long position(int chunk) {
    return wide
        ? boxes.longNumber(chunks, FIRST + 8 * chunk)
        : boxes.number(chunks, FIRST + 4 * chunk);
  }

  private long length(int frame) throws AudioFormatException {
    long same = boxes.number(lengths, 4);
    if (same > 0) {
      return same;
    }
    if (frame >= boxes.entries(lengths, 8, 4)) {
      throw damaged();
    }
    return boxes.number(lengths, 12 + 4 * frame);
  }

  /** Which of the runs of chunks with equally many frames a chunk belongs to. */
  private int runOf(int chunk, int before) {
    int count = boxes.entries(runs, COUNT_AT, RUN);
    int run = before;
    while (run + 1 < count && boxes.number(runs, FIRST + RUN * (run + 1)) <= chunk + 1) {
      run++;
    }
    return run;
  }

  private long framesIn(int run) {
    return run < boxes.entries(runs, COUNT_AT, RUN) ? boxes.number(runs, FIRST + RUN * run + 4) : 0;
  }
}
