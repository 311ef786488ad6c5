package io.nicebeach.formats;

import static io.nicebeach.formats.VorbisHeaders.require;

import de.jarnbjo.util.io.BitInputStream;
import de.jarnbjo.vorbis.Util;
import java.io.IOException;

/**
 * The header that holds all tables of a Vorbis stream, as far as they cost memory or time: the
 * Vorbis I specification, sections 3.2.1 (codebooks), 7.2.2 (floors) and 8.6.1 (residues).
 */
final class VorbisSetup {
  /** The numbers in all codebooks; those of usual encoders hold up to 63,000. */
  private static final long MOST_NUMBERS = 1 << 19;

  private static final int SYNC = 0x564342;
  private static final int LONGEST_CODE = 32;

  private final BitInputStream in;
  private long numbers;

  /**
   * @param in the header behind its magic word
   */
  VorbisSetup(BitInputStream in) {
    this.in = in;
  }

  /** A table of codes for vectors. */
  private record Codebook(int dimensions, int entries) {}

  /**
   * Reads it up to the last table that matters.
   *
   * @param blockSize the samples of a long block of all channels
   */
  void check(int blockSize) throws IOException {
    Codebook[] books = new Codebook[in.getInt(8) + 1];
    for (int i = 0; i < books.length; i++) {
      books[i] = codebook();
    }
    for (int left = in.getInt(6) + 1; left > 0; left--) {
      in.getInt(16); // a transform that no version has
    }
    for (int left = in.getInt(6) + 1; left > 0; left--) {
      skipFloor();
    }
    for (int left = in.getInt(6) + 1; left > 0; left--) {
      checkResidue(books, blockSize);
    }
  }

  private Codebook codebook() throws IOException {
    require(in.getInt(24) == SYNC, "a codebook that is none");
    int dimensions = in.getInt(16);
    int entries = in.getInt(24);
    numbers += (long) entries * Math.max(1, dimensions);
    require(dimensions > 0 && numbers <= MOST_NUMBERS, "%d numbers in codebooks", numbers);
    if (in.getBit()) {
      skipOrderedLengths(entries);
    } else {
      skipLengths(entries);
    }
    skipVectors(dimensions, entries);
    return new Codebook(dimensions, entries);
  }

  /** How many codes there are of each length. */
  private void skipOrderedLengths(int entries) throws IOException {
    int length = in.getInt(5) + 1;
    for (int left = entries; left > 0; length++) {
      require(length <= LONGEST_CODE, "codes of %d bits", length);
      left -= in.getInt(Util.ilog(left));
    }
  }

  /** The length of every code, or whether there is one. */
  private void skipLengths(int entries) throws IOException {
    boolean sparse = in.getBit();
    for (int i = 0; i < entries; i++) {
      if (!sparse || in.getBit()) {
        in.getInt(5);
      }
    }
  }

  private void skipVectors(int dimensions, int entries) throws IOException {
    int kind = in.getInt(4);
    require(kind < 2, "vectors of kind %d", kind);
    if (kind == 1) {
      in.getLong(64); // the least value and the difference between two
      int bits = in.getInt(4) + 1;
      in.getBit();
      for (int left = Util.lookup1Values(entries, dimensions); left > 0; left--) {
        in.getInt(bits);
      }
    }
  }

  private void skipFloor() throws IOException {
    int kind = in.getInt(16);
    require(kind == 1, "a floor of kind %d", kind);
    int[] classes = new int[in.getInt(5)];
    int count = 0;
    for (int i = 0; i < classes.length; i++) {
      classes[i] = in.getInt(4);
      count = Math.max(count, classes[i] + 1);
    }
    int[] dimensions = new int[count];
    for (int i = 0; i < count; i++) {
      dimensions[i] = in.getInt(3) + 1;
      int subclasses = in.getInt(2);
      in.getInt(subclasses == 0 ? 0 : 8);
      for (int left = 1 << subclasses; left > 0; left--) {
        in.getInt(8);
      }
    }
    in.getInt(2);
    int bits = in.getInt(4);
    for (int part : classes) {
      for (int left = dimensions[part]; left > 0; left--) {
        in.getInt(bits);
      }
    }
  }

  /**
   * A code of its codebook stands for the classes of as many parts as the codebook has dimensions,
   * so it must have as many entries as there are combinations.
   */
  private void checkResidue(Codebook[] books, int blockSize) throws IOException {
    int kind = in.getInt(16);
    in.getInt(24);
    int end = in.getInt(24);
    require(end <= blockSize, "a residue of %d numbers in a block of %d", end, blockSize);
    in.getInt(24);
    int classes = in.getInt(6) + 1;
    int book = in.getInt(8);
    require(book < books.length, "codebook %d of %d", book, books.length);
    double combinations = Math.pow(classes, books[book].dimensions);
    require(
        combinations <= books[book].entries,
        "%.0f combinations of classes in residue %d",
        combinations,
        kind);
    int used = 0;
    for (int i = 0; i < classes; i++) {
      int low = in.getInt(3);
      int high = in.getBit() ? in.getInt(5) : 0;
      used += Integer.bitCount(high << 3 | low);
    }
    for (; used > 0; used--) {
      in.getInt(8);
    }
  }
}
