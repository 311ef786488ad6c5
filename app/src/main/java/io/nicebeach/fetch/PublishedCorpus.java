package io.nicebeach.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A corpus that anyone may fetch, pinned to one version. The checksums of its files are carried as
 * {@code NAME.sha256}, in the form that {@code sha256sum} writes and {@code sha256sum --check}
 * reads.
 *
 * @param name what the command line calls it
 * @param title its full name
 * @param source where its makers publish it, for people
 * @param version the commit, tag or release
 * @param licence its name and where to read it
 * @param home where the files lie; ends in a slash
 * @param folder the folder, within the corpus's own, that they come into
 */
public record PublishedCorpus(
    String name,
    String title,
    String source,
    String version,
    String licence,
    URI home,
    String folder) {
  private static final String FSDD_VERSION = "26eb9aaf76e81b692f806f9140c2d2777410d7a1";

  /** The Free Spoken Digit Dataset: 3,000 recordings of six speakers, 21 MB. */
  public static final PublishedCorpus FSDD =
      new PublishedCorpus(
          "fsdd",
          "Free Spoken Digit Dataset",
          "https://github.com/Jakobovski/free-spoken-digit-dataset",
          FSDD_VERSION,
          "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
          URI.create(
              "https://raw.githubusercontent.com/Jakobovski/free-spoken-digit-dataset/"
                  + FSDD_VERSION
                  + "/recordings/"),
          "recordings");

  /** All there are. */
  public static final List<PublishedCorpus> ALL = List.of(FSDD);

  /** Its files with their checksums, by name. */
  List<PublishedFile> files() {
    String resource = name + ".sha256";
    InputStream stream = PublishedCorpus.class.getResourceAsStream(resource);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(stream, resource), StandardCharsets.UTF_8))) {
      return lines.lines().map(PublishedCorpus::file).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private static PublishedFile file(String line) {
    String[] columns = line.split("  ", 2);
    return new PublishedFile(columns[1], columns[0]);
  }

  /** What is written beside the fetched files. */
  String notice() {
    return """
        %s

        Source:  %s
        Version: %s
        Licence: %s

        These are the files of %s
        each held to its SHA-256 checksum when it was fetched.
        A model trained on these recordings should name them and their licence.
        """
        .formatted(title, source, version, licence, home);
  }
}
