package io.nicebeach.fetch;

import io.nicebeach.data.Fingerprint;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that fetched files come into. A file appears in it whole or not at all: it is written
 * under a hidden name and then renamed. Thread-safe for different files.
 *
 * @param replace whether a file with another content gives way
 */
record Shelf(Path folder, boolean replace) {
  /** How a file here compares with the published one. */
  enum State {
    MISSING,
    RIGHT,
    DIFFERENT
  }

  /** Makes the folder, unless it is there. */
  static Shelf at(Path folder, boolean replace) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new FileSystemException(
          e.getFile(), null, "is a file where a folder is needed; name another with --to");
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    return new Shelf(folder, replace);
  }

  State state(PublishedFile file) throws IOException {
    Path path = folder.resolve(file.name());
    if (!Files.exists(path)) {
      return State.MISSING;
    }
    boolean right =
        Files.isRegularFile(path) && Fingerprint.of(Files.readAllBytes(path)).equals(file.sha256());
    return right ? State.RIGHT : State.DIFFERENT;
  }

  void put(PublishedFile file, byte[] content) throws IOException {
    Path path = folder.resolve(file.name());
    Path part = folder.resolve("." + file.name() + ".part");
    CopyOption[] options =
        replace ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING} : new CopyOption[0];
    try {
      Files.write(part, content);
      Files.move(part, path, options);
    } catch (IOException e) {
      throw unwritable(path, e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static FileSystemException unwritable(Path path, IOException cause) {
    FileSystemException exception =
        new FileSystemException(
            path.toString(),
            null,
            "cannot be written ("
                + reason(cause)
                + "); see to that, or name another place with --to");
    exception.initCause(cause);
    return exception;
  }

  private static @Nullable String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "no permission";
    }
    if (cause instanceof FileSystemException trouble && trouble.getReason() != null) {
      return trouble.getReason();
    }
    return cause.getMessage();
  }
}
