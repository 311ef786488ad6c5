package io.nicebeach.fuzz;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders of small files on the class path. */
final class Resources {
  private Resources() {}

  /** The content of a folder's files whose names pass a test; of none if there is no folder. */
  static List<byte[]> read(String folder, Predicate<String> test) throws IOException {
    @Nullable URL place = Resources.class.getResource(folder);
    List<byte[]> contents = new ArrayList<>();
    if (place != null) {
      try (Stream<Path> files = Files.list(path(place))) {
        for (Path file : files.sorted().filter(f -> test.test(f.toString())).toList()) {
          contents.add(Files.readAllBytes(file));
        }
      }
    }
    return contents;
  }

  private static Path path(URL place) {
    try {
      return Path.of(place.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e); // class paths are well formed
    }
  }
}
