package io.nicebeach.fetch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where fetched corpora lie unless the user says otherwise. */
public final class DataHome {
  /** The environment variable that moves all that Nicebeach keeps for a user. */
  public static final String VARIABLE = "NICEBEACH_HOME";

  private DataHome() {}

  /**
   * The folder of all fetched corpora: {@code data} in the folder that {@value #VARIABLE} names,
   * else in {@code .nicebeach} in the user's home. It need not exist.
   */
  public static Path path() {
    return path(System.getenv(VARIABLE), System.getProperty("user.home"));
  }

  static Path path(@Nullable String home, String userHome) {
    boolean unset = home == null || home.isBlank();
    return (unset ? Path.of(userHome, ".nicebeach") : Path.of(home)).resolve("data");
  }

  /** The folder that a corpus is fetched into; it need not exist, nor be complete. */
  public static Path of(PublishedCorpus corpus) {
    return path().resolve(corpus.name());
  }

  /** The folder of a corpus that has been fetched whole; empty where it has not. */
  public static Optional<Path> find(PublishedCorpus corpus) {
    return Optional.of(of(corpus)).filter(folder -> Files.exists(folder.resolve(Fetcher.NOTICE)));
  }
}
