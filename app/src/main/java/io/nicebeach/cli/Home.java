package io.nicebeach.cli;

import java.nio.file.Path;

/** Where the project lies that this program was built in. */
final class Home {
  private Home() {}

  /** Told by the launcher; the working folder where it was not used. */
  static Path path() {
    return Path.of(System.getProperty("nicebeach.home", ""));
  }
}
