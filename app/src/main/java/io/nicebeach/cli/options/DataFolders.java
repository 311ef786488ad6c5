package io.nicebeach.cli.options;

import io.nicebeach.cli.console.Home;
import io.nicebeach.data.CorpusException;
import io.nicebeach.fetch.DataHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the recordings lie that a recipe names, and what else it learns from. */
public final class DataFolders {
  /** The environment variable that names a folder with corpora. */
  private static final String VARIABLE = "NICEBEACH_DATA";

  private DataFolders() {}

  /**
   * What a recipe means by a path: below the folder that {@value #VARIABLE} names, among what was
   * fetched, or in the project; an absolute path is itself. Empty if it is in none of them.
   */
  public static Optional<Path> find(String written) {
    return places().stream().map(place -> place.resolve(written)).filter(Files::exists).findFirst();
  }

  /**
   * What a recipe means by a path.
   *
   * @throws CorpusException if there is no such thing
   */
  public static Path require(String written) throws CorpusException {
    return find(written).orElseThrow(() -> missing(written));
  }

  /**
   * What an option means by a path: the path as it is, or else what a recipe means by it.
   *
   * @throws CorpusException if there is no such thing
   */
  public static Path given(String written) throws CorpusException {
    Path here = Path.of(written);
    return Files.exists(here) ? here : require(written);
  }

  private static CorpusException missing(String written) {
    String data = System.getenv(VARIABLE);
    String looked = data == null || data.isBlank() ? VARIABLE + " is not set" : "not in " + data;
    return new CorpusException(
        Path.of(written),
        "was not found (" + looked + ")",
        "set " + VARIABLE + " to the folder that holds it, or name others: --data, --extra, --set");
  }

  private static List<Path> places() {
    List<Path> places = new ArrayList<>();
    String data = System.getenv(VARIABLE);
    if (data != null && !data.isBlank()) {
      places.add(Path.of(data));
    }
    places.add(DataHome.path());
    places.add(Home.path());
    return places;
  }
}
