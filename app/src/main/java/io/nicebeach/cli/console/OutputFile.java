package io.nicebeach.cli.console;

import io.nicebeach.model.AtomicFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a command is to write, never in the place of another unless that is wanted. Its
 * folder is made if need be.
 *
 * @param replace whether a file that is there gives way
 */
public record OutputFile(Path path, boolean replace) {
  /** Refuses what could not be written in the end, before any work is done for it. */
  public void check() throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "is a folder; name a file in it");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // A device would be replaced by a file.
      throw new FileSystemException(path.toString(), null, "is no file; name another place");
    }
    if (Files.exists(path) && !replace) {
      throw new FileAlreadyExistsException(path.toString());
    }
    requireWritable(path.toAbsolutePath().getParent());
  }

  /**
   * Refuses a folder that takes no files, or that cannot be made.
   *
   * @throws FileSystemException naming the file or folder that is in the way
   */
  public static void requireWritable(Path folder) throws FileSystemException {
    Path nearest = folder.toAbsolutePath();
    while (Files.notExists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest)) {
      throw new FileSystemException(
          nearest.toString(), null, "is a file and cannot hold others; name another place");
    }
    if (!Files.isWritable(nearest)) {
      throw new AccessDeniedException(
          nearest.toString(),
          null,
          "no permission to write there; change its mode or name another place");
    }
  }

  /** Writes it whole or not at all. */
  public void write(AtomicFile.Content content) throws IOException {
    check();
    AtomicFile.write(path, content);
  }
}
