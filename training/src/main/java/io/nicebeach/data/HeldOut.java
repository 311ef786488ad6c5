package io.nicebeach.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Keeps recordings for tests by names alone, by the CRC-32 of a name in UTF-8. So no model is ever
 * tested with a noise or a voice that it was trained with, whoever trains and tests it, in whatever
 * corpus that voice is found, and whatever the seed.
 *
 * <p>Of recordings of noise, or of a speaker who is not known, those are kept whose file name's
 * number can be divided by four. Of speakers one in eight is kept for tests and one in eight for
 * development.
 */
public final class HeldOut {
  private static final int ONE_IN = 4;
  private static final int SPEAKERS = 8;

  private HeldOut() {}

  /** Those for training. */
  public static List<Path> forTraining(List<Path> recordings) {
    return recordings.stream().filter(file -> !isHeldOut(file)).toList();
  }

  /** Those for tests. */
  public static List<Path> forTests(List<Path> recordings) {
    return recordings.stream().filter(HeldOut::isHeldOut).toList();
  }

  /** The utterances that serve for that part. */
  public static List<Utterance> of(List<Utterance> utterances, Part part) {
    return utterances.stream().filter(utterance -> part(utterance) == part).toList();
  }

  /** What an utterance serves for, where speakers are kept for tests. */
  static Part part(Utterance utterance) {
    if (utterance.speaker().isEmpty() && isHeldOut(utterance.file())) {
      return Part.TEST;
    }
    String name =
        utterance.speaker().isEmpty()
            ? utterance.file().getFileName().toString()
            : utterance.speaker();
    int rest = (int) (number(name) % SPEAKERS);
    return rest == 0 ? Part.TEST : rest == 1 ? Part.DEVELOPMENT : Part.TRAIN;
  }

  static boolean isHeldOut(Path file) {
    return number(file.getFileName().toString()) % ONE_IN == 0;
  }

  private static long number(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
