package io.nicebeach.features;

import io.nicebeach.text.InputFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads the feature files of CMU Sphinx ({@code .mfc}): how many numbers follow, in four bytes, and
 * these as 32-bit floating point, frame after frame. The bytes' order is that of the machine that
 * wrote the file; the count tells it.
 */
public final class FeatureFile {
  private static final String ENDING = ".mfc";
  private static final int HEADER = 4;
  private static final int LONGEST = 1 << 30;

  private FeatureFile() {}

  /** Whether the name ends like a feature file's. */
  public static boolean isNamedSo(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /** Whether the count at the head fits the length, which no other file's first bytes do. */
  public static boolean isFeatures(byte[] content) {
    return content.length > HEADER
        && (fits(content, ByteOrder.BIG_ENDIAN) || fits(content, ByteOrder.LITTLE_ENDIAN));
  }

  private static boolean fits(byte[] content, ByteOrder order) {
    long count = ByteBuffer.wrap(content).order(order).getInt();
    return HEADER + count * Float.BYTES == content.length;
  }

  /**
   * The frames of a file.
   *
   * @param bins the numbers per frame
   * @throws FeatureFormatException if the content is at fault
   * @throws IOException if the file cannot be read at all
   */
  public static Features read(Path file, int bins) throws IOException {
    String name = file.toString();
    InputFile.requireReadable(file, "a feature file");
    if (Files.size(file) > LONGEST) {
      throw new FeatureFormatException(name, LONGEST, "is longer than 1 GiB; cut it into pieces");
    }
    return read(Files.readAllBytes(file), name, bins);
  }

  /**
   * The frames of a file's content.
   *
   * @param name what to call it in messages
   * @param bins the numbers per frame
   */
  public static Features read(byte[] content, String name, int bins) throws FeatureFormatException {
    if (!isFeatures(content)) {
      throw new FeatureFormatException(
          name,
          0,
          "is no Sphinx feature file (.mfc), whose first four bytes count the numbers that follow;"
              + " this model takes no sound, and no feature file that is cut off");
    }
    boolean big = fits(content, ByteOrder.BIG_ENDIAN);
    ByteBuffer buffer =
        ByteBuffer.wrap(content).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[(content.length - HEADER) / Float.BYTES];
    if (values.length % bins != 0) {
      throw new FeatureFormatException(
          name,
          0,
          "holds %d numbers, which are no frames of %d; it was made with other settings"
              .formatted(values.length, bins));
    }
    buffer.position(HEADER).slice().order(buffer.order()).asFloatBuffer().get(values);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new FeatureFormatException(
            name, HEADER + (long) Float.BYTES * i, "holds no finite number; make it again");
      }
    }
    return new Features(values, values.length / bins, bins);
  }
}
