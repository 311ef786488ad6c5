package io.nicebeach.cli;

import io.nicebeach.model.AtomicFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that a command is to write, never in the place of another unless that is wanted.
 *
 * @param replace whether a file that is there gives way
 */
record OutputFile(Path path, boolean replace) {
  /** Refuses what could not be written in the end, before any work is done for it. */
  void check() throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "is a folder; name a file in it");
    }
    if (Files.exists(path) && !replace) {
      throw new FileAlreadyExistsException(path.toString());
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
  }

  /** Writes it whole or not at all. */
  void write(AtomicFile.Content content) throws IOException {
    check();
    AtomicFile.write(path, content);
  }
}
