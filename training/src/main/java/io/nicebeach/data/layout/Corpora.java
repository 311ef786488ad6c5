package io.nicebeach.data.layout;

import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads corpora from disk, whatever their layout. */
public final class Corpora {
  /** A manifest says more than names do, and names say more than folders do. */
  private static final List<Layout> LAYOUTS =
      List.of(
          new JsonLinesLayout(),
          new TableLayout(),
          new SphinxLayout(),
          new LibriSpeechLayout(),
          new FsddLayout(),
          new YesNoLayout(),
          new LabelFolderLayout());

  private Corpora() {}

  /** The names of the layouts, in the order in which they are tried. */
  public static List<String> layouts() {
    return LAYOUTS.stream().map(Layout::name).toList();
  }

  /**
   * The corpus at {@code path}, a folder or a manifest, in the first layout that fits.
   *
   * @throws CorpusException if there is nothing, no layout fits, or a manifest is broken
   */
  public static Corpus read(Path path) throws IOException {
    requireReadable(path);
    for (Layout layout : LAYOUTS) {
      Optional<Corpus> corpus = layout.read(path);
      if (corpus.isPresent()) {
        return requireUtterances(corpus.get());
      }
    }
    throw unknownLayout(path);
  }

  /**
   * The corpus at {@code path} in the layout of that name.
   *
   * @throws CorpusException if it is not in that layout
   * @throws IllegalArgumentException if there is no layout of that name
   */
  public static Corpus read(Path path, String layout) throws IOException {
    Layout chosen =
        LAYOUTS.stream()
            .filter(l -> l.name().equals(layout))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "layout must be one of " + layouts() + " but is '" + layout + "'"));
    requireReadable(path);
    Optional<Corpus> corpus = chosen.read(path);
    if (corpus.isEmpty()) {
      throw new CorpusException(
          path, "is not in the layout " + layout, "expected " + chosen.description());
    }
    return requireUtterances(corpus.get());
  }

  /** Several corpora, each in the layout that fits it, as one. */
  public static Corpus read(List<Path> paths) throws IOException {
    List<Corpus> corpora = new ArrayList<>();
    for (Path path : paths) {
      corpora.add(read(path));
    }
    return Corpus.join(corpora);
  }

  /** What a corpus is called: its folder, unless the folder only says that it holds recordings. */
  static String nameOf(Path root) {
    Path folder = root.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder) || folder.endsWith("recordings")) {
      folder = folder.getParent();
    }
    return folder == null || folder.getFileName() == null
        ? "corpus"
        : folder.getFileName().toString();
  }

  private static void requireReadable(Path path) throws CorpusException {
    if (!Files.exists(path)) {
      throw new CorpusException(path, "does not exist", "check the spelling");
    }
    if (!Files.isReadable(path)) {
      throw new CorpusException(path, "may not be read", "change its permissions");
    }
  }

  private static Corpus requireUtterances(Corpus corpus) throws CorpusException {
    if (corpus.utterances().isEmpty()) {
      throw new CorpusException(corpus.root(), "lists no recordings", "add at least one");
    }
    return corpus;
  }

  private static CorpusException unknownLayout(Path path) throws IOException {
    int found = Files.isDirectory(path) ? AudioFiles.below(path).size() : 0;
    if (Files.isDirectory(path) && found == 0) {
      return new CorpusException(
          path, "holds no recordings", "put some there, such as a folder of them for each label");
    }
    String complaint =
        found == 0
            ? "is no manifest of recordings"
            : "holds %d recording%s in no known layout".formatted(found, found == 1 ? "" : "s");
    String known =
        LAYOUTS.stream().map(Layout::description).collect(Collectors.joining("\n  ", "\n  ", ""));
    return new CorpusException(path, complaint, "expected one of these:" + known);
  }
}
