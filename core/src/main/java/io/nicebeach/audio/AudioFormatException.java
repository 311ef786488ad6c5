package io.nicebeach.audio;

import java.io.IOException;

/** Sound that cannot be read; the message names the file, the byte offset and the cure. */
public final class AudioFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /**
   * @param name the file or stream
   * @param offset where in it, in bytes from the start
   * @param complaint what is wrong there and what to do
   */
  public AudioFormatException(String name, long offset, String complaint) {
    super(name + ": " + complaint + " (at byte " + offset + ")");
    this.offset = offset;
  }

  /** Where the trouble is, in bytes from the start. */
  public long offset() {
    return offset;
  }
}
