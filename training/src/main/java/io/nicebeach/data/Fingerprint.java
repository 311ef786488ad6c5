package io.nicebeach.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells whether two trainings saw the same data. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256, in hexadecimal digits, over each utterance's file name, size, content, transcript and
   * speaker, and where in it the utterance lies if it is a {@link Stretch}; what is computed has no
   * content. Neither the utterances' order nor the folder that they lie in matters.
   *
   * @throws IOException if a recording cannot be read
   */
  public static String of(List<Utterance> utterances) throws IOException {
    List<String> lines;
    try {
      lines = utterances.parallelStream().map(Fingerprint::line).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static String line(Utterance utterance) {
    try {
      byte[] content = utterance.hasFile() ? Files.readAllBytes(utterance.file()) : new byte[0];
      String recording =
          String.join(
              "\t",
              utterance.file().getFileName().toString(),
              String.valueOf(content.length),
              of(content),
              utterance.text(),
              utterance.speaker());
      return utterance.edit().orElse(null) instanceof Stretch stretch
          ? recording + "\t" + stretch.from() + "\t" + stretch.to()
          : recording;
    } catch (IOException e) {
      throw new UncheckedIOException(
          new CorpusException(
              utterance.file(), "cannot be read (" + e + ")", "check the path and permissions"));
    }
  }

  /** SHA-256 of the content, in hexadecimal digits. */
  public static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
