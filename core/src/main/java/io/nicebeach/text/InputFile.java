package io.nicebeach.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a user named; where the JDK's errors only repeat its name, these say why. */
public final class InputFile {
  private InputFile() {}

  /**
   * Refuses what cannot be read as a file.
   *
   * @param kind what is expected, with its article: "a sound file"
   * @throws IOException naming the file, the reason and the cure
   */
  public static void requireReadable(Path file, String kind) throws IOException {
    String name = file.toString();
    if (Files.notExists(file)) {
      throw new NoSuchFileException(name, null, "there is no such file; check the path");
    }
    if (Files.isDirectory(file)) {
      throw new FileSystemException(name, null, "is a directory; give " + kind);
    }
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(name, null, "may not be read; check its permissions");
    }
  }
}
