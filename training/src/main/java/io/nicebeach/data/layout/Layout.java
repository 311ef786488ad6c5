package io.nicebeach.data.layout;

import io.nicebeach.data.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A way in which corpora are published. */
interface Layout {
  /** Its name on the command line. */
  String name();

  /** What it looks like, in a few words. */
  String description();

  /**
   * The corpus at {@code path}, a folder or a manifest; empty if it does not look like this layout.
   *
   * @throws IOException if it looks like this layout and is broken
   */
  Optional<Corpus> read(Path path) throws IOException;
}
