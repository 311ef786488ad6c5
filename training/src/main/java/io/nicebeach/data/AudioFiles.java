package io.nicebeach.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Recordings in folders. What a recording is, is told by its ending; its format is told later. */
public final class AudioFiles {
  private static final Set<String> ENDINGS =
      Set.of(
          "wav", "wave", "flac", "aif", "aiff", "aifc", "au", "snd", "sph", "mp3", "ogg", "oga",
          "opus", "m4a", "aac");

  private AudioFiles() {}

  /** Whether the name ends like a recording's. */
  public static boolean isAudio(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /**
   * The recordings in {@code folder} and below, hidden files and folders left out, sorted by their
   * path so that the order is the same on every machine.
   *
   * @throws CorpusException if a folder cannot be listed
   */
  public static List<Path> below(Path folder) throws IOException {
    return below(folder, AudioFiles::isAudio);
  }

  /** The files in {@code folder} and below that pass the test, in the same order. */
  public static List<Path> below(Path folder, Predicate<Path> test) throws IOException {
    try (Stream<Path> tree = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return tree.filter(file -> test.test(file) && !isHidden(folder.relativize(file)))
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(file -> portable(folder.relativize(file))))
          .toList();
    } catch (UncheckedIOException | IOException e) {
      throw new CorpusException(
          folder, "cannot be listed (" + e.getMessage() + ")", "check that it may be read");
    }
  }

  /** The path with {@code /} between its names, on any system. */
  public static String portable(Path relative) {
    return relative.toString().replace('\\', '/');
  }

  private static boolean isHidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
