package io.nicebeach.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: to a temporary file beside it, forced to the disk, then
 * renamed. A full disk or a killed process leaves what was there before.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** What goes into the file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces or creates {@code file}, and its folder if need be.
   *
   * @throws IOException naming the file, the cause and the cure; the old content is still there
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder; name a file in it");
    }
    Path target = file.toAbsolutePath();
    try {
      Files.createDirectories(target.getParent());
      replace(target, content);
    } catch (IOException e) {
      throw new IOException(
          "%s: could not be written (%s); nothing was changed, free some space or choose another place"
              .formatted(file, reason(e)),
          e);
    }
  }

  /** One file after the other, for two writers of the same one would share what is renamed. */
  private static synchronized void replace(Path target, Content content) throws IOException {
    // Always the same name: what a killed process left behind goes with the next attempt.
    Path temporary = target.resolveSibling(target.getFileName() + ".part");
    try {
      writeThrough(temporary, content);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeThrough(Path temporary, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** The cause in words where the JDK gives only a path. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (e instanceof FileAlreadyExistsException file) {
      return file.getFile() + " is no folder";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
