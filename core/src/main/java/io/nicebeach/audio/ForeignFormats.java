package io.nicebeach.audio;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Formats that no reader at hand takes, told apart so that a message can name them and the cure.
 */
final class ForeignFormats {
  private static final int TEXT_SAMPLE = 512;

  /** What reads the formats that are {@code optional}. */
  private static final String OPTIONAL_JAR = "nicebeach-formats";

  /** Characters at a position by which a format is known, and whether it is an optional one. */
  private record Signature(String format, boolean optional, int at, String text) {
    Signature(String format, int at, String text) {
      this(format, false, at, text);
    }
  }

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("MP3", true, 0, "ID3"),
          new Signature("Ogg Vorbis", true, 28, "\u0001vorbis"),
          new Signature("Ogg Opus", 28, "OpusHead"),
          new Signature("Ogg Speex", 28, "Speex "),
          new Signature("Ogg", 0, "OggS"),
          new Signature("MP4/M4A", true, 4, "ftyp"),
          new Signature("WebM or Matroska", 0, "\u001A\u0045\u00DF\u00A3"),
          new Signature("WMA/ASF", 0, "\u0030\u0026\u00B2\u0075"),
          new Signature("WavPack", 0, "wvpk"),
          new Signature("Monkey's Audio", 0, "MAC "),
          new Signature("AMR", 0, "#!AMR"),
          new Signature("Core Audio (CAF)", 0, "caff"),
          new Signature("AVI", 8, "AVI "),
          new Signature("MIDI", 0, "MThd"),
          new Signature("a ZIP archive", 0, "PK\u0003\u0004"),
          new Signature("a gzip archive", 0, "\u001F\u008B"));

  private ForeignFormats() {}

  /** What is wrong with bytes that no reader recognises, and what to do about it. */
  static String complaint(byte[] bytes) {
    if (Headers.hasText(bytes, 0, "version https://git-lfs")) {
      return "is a Git LFS pointer, not the sound itself; fetch it with 'git lfs pull'";
    }
    for (Signature signature : SIGNATURES) {
      if (Headers.hasText(bytes, signature.at, signature.text)) {
        return signature.optional
            ? unreadWithout(signature.format)
            : "looks like " + signature.format + ", which is not read; convert it to WAV or FLAC";
      }
    }
    if (isSphinxFeatures(bytes)) {
      return "is a Sphinx feature file (.mfc), not sound; only models that learnt from such take it";
    }
    if (isMpeg(bytes)) {
      return unreadWithout("MP3 or AAC");
    }
    if (isText(bytes)) {
      return "is text, not sound; give a WAV, FLAC, AIFF or AU file";
    }
    return "is in no sound format known here; convert it to WAV or FLAC, or say how it is coded";
  }

  private static String unreadWithout(String format) {
    return "looks like "
        + format
        + ", which is read where the jar "
        + OPTIONAL_JAR
        + " is on the class path; add it, or convert the file to WAV or FLAC";
  }

  /** Four bytes that count the four-byte numbers behind them. */
  private static boolean isSphinxFeatures(byte[] bytes) {
    return bytes.length > 4 && 4 + 4L * ByteBuffer.wrap(bytes).getInt() == bytes.length;
  }

  /** MPEG frames begin with 11 ones. */
  private static boolean isMpeg(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == -1 && (bytes[1] & 0xE0) == 0xE0;
  }

  private static boolean isText(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, TEXT_SAMPLE); i++) {
      boolean control = bytes[i] >= 0 && bytes[i] < ' ';
      if (control && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
