package io.nicebeach.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A parser under test. */
interface Target {
  /** Small valid inputs, from which others are made. */
  List<byte[]> seeds() throws IOException;

  /**
   * Reads an input. What the parser takes must be sound, and where there is a writer, writing and
   * reading it again must change nothing.
   *
   * @param file what to call the input in messages; who reads nothing but files may write it there
   * @throws IOException of the kind that {@link #refusal} names, if the input is none of the format
   */
  void read(byte[] input, Path file) throws IOException;

  /** What the parser throws where the content is at fault. */
  Class<? extends IOException> refusal();

  /** How many bytes of memory an input may honestly cost, all in all. */
  default long memory(byte[] input) {
    return (16 << 20) + 4096L * input.length;
  }
}
