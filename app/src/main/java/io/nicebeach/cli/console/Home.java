package io.nicebeach.cli.console;

import java.nio.file.Path;

/** How and where this program was started, as the launcher tells. */
public final class Home {
  private Home() {}

  /** Where the project lies that this program was built in; the working folder if not told. */
  public static Path path() {
    return Path.of(System.getProperty("nicebeach.home", ""));
  }

  /** What to type to start it again, such as {@code ./nicebeach}. */
  public static String command() {
    return quoted(System.getProperty("nicebeach.command", "nicebeach"));
  }

  /** A path as it is shortest from the working folder, if it lies in that. */
  public static Path shown(Path path) {
    Path working = Path.of("").toAbsolutePath();
    return path.startsWith(working) ? working.relativize(path) : path;
  }

  /** A word as a shell wants it written. */
  public static String quoted(Object word) {
    String text = word.toString();
    return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
