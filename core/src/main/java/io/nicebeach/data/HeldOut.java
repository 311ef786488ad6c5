package io.nicebeach.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Keeps a quarter of the recordings of noise for tests, by their names alone: those whose file
 * name, in UTF-8, has a CRC-32 that can be divided by four. So no model is ever tested with a noise
 * that it was trained with, whoever trains and tests it, and whatever the seed.
 */
public final class HeldOut {
  private static final int ONE_IN = 4;

  private HeldOut() {}

  /** Those for training. */
  public static List<Path> forTraining(List<Path> recordings) {
    return recordings.stream().filter(file -> !isHeldOut(file)).toList();
  }

  /** Those for tests. */
  public static List<Path> forTests(List<Path> recordings) {
    return recordings.stream().filter(HeldOut::isHeldOut).toList();
  }

  static boolean isHeldOut(Path file) {
    CRC32 crc = new CRC32();
    crc.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % ONE_IN == 0;
  }
}
