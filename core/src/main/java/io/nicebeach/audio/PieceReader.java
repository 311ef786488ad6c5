package io.nicebeach.audio;

import java.io.IOException;
import java.io.InputStream;

/** Reads a container whose sound can be had piece by piece. */
interface PieceReader extends AudioFormatReader {
  /**
   * Opens a file.
   *
   * @param head its beginning, at least up to the first sample
   * @param length of the whole file in bytes, {@link Long#MAX_VALUE} if it is not known yet
   * @param in at the file's beginning; not touched before the head is understood
   * @param name what to call the file in messages
   * @throws AudioFormatException if the head is not what the format demands, or is too short
   */
  AudioStream open(byte[] head, long length, InputStream in, String name) throws IOException;
}
