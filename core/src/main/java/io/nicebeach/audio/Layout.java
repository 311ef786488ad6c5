package io.nicebeach.audio;

import java.util.OptionalLong;

/**
 * Where in a file the samples lie, one after the other, each as it is.
 *
 * @param bits per sample of one channel, as the file gives them
 * @param start the position of the first sample's first byte
 * @param end one beyond the last byte; {@link Long#MAX_VALUE} if the file's length is not known yet
 */
record Layout(RawFormat format, int bits, long start, long end) {
  /** Of a file without a header. */
  static Layout of(RawFormat format, long fileLength) {
    return new Layout(format, format.encoding().bits(), 0, fileLength);
  }

  /** Samples of each channel, where that is known. */
  OptionalLong frames() {
    return end == Long.MAX_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of((end - start) / format.frameLength());
  }
}
