package io.nicebeach.data.layout;

import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Part;
import io.nicebeach.data.Utterance;
import io.nicebeach.text.Transcripts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text file that lists recordings with their transcripts; collects its rows into a corpus. */
final class Manifest {
  private static final Set<String> ENDINGS = Set.of("json", "jsonl", "ndjson", "csv", "tsv");
  private static final int FIRST_LINE_LIMIT = 1 << 16;

  private final Path file;
  private final List<Utterance> utterances = new ArrayList<>();
  private final Map<Path, Part> official = new HashMap<>();

  Manifest(Path file) {
    this.file = file;
  }

  /**
   * The manifest at {@code path}, or the only one in the folder {@code path}, whose first line
   * passes the test.
   *
   * @throws CorpusException if several manifests in the folder do
   */
  static Optional<Path> find(Path path, Predicate<String> firstLine) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path candidate : candidates(path)) {
      if (firstLine.test(firstLine(candidate))) {
        found.add(candidate);
      }
    }
    if (found.size() > 1) {
      throw new CorpusException(
          path, "holds several manifests, " + found, "name the one that is meant");
    }
    return found.stream().findFirst();
  }

  private static List<Path> candidates(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return AudioFiles.isAudio(path) ? List.of() : List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> isManifest(file.getFileName().toString())).sorted().toList();
    }
  }

  private static boolean isManifest(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(ending);
  }

  /** In any encoding, as far as it is ASCII: that the rest is UTF-8 is told once it is read. */
  private static String firstLine(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(FIRST_LINE_LIMIT), StandardCharsets.UTF_8);
      return withoutMark(start).lines().findFirst().orElse("");
    }
  }

  /**
   * The whole text of a manifest, without a byte order mark.
   *
   * @throws CorpusException if it is not UTF-8
   */
  static String text(Path file) throws IOException {
    try {
      return withoutMark(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new CorpusException(file, "is not text in UTF-8", "convert it to UTF-8");
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * The recording that a manifest means: relative to the manifest's folder or, as in some corpora,
   * to its sub-folder {@code recordings}.
   */
  static Path resolve(Path manifest, String written) throws IOException {
    try {
      Path named = manifest.getFileSystem().getPath(written).normalize(); // the files' have no "./"
      Path beside = manifest.resolveSibling(named);
      Path below = manifest.resolveSibling("recordings").resolve(named);
      return !Files.exists(beside) && Files.exists(below) ? below : beside;
    } catch (InvalidPathException e) {
      throw new CorpusException(
          manifest, "names the file '" + written + "', which is no path", "correct that row");
    }
  }

  /** Adds what one row says; {@code part} is the name of an official part, or null. */
  void add(int line, String recording, String text, String speaker, @Nullable String part)
      throws IOException {
    Path sound = resolve(file, recording);
    utterances.add(new Utterance(sound, Transcripts.normalize(text), speaker.strip()));
    if (part != null && !part.isBlank()) {
      Part assigned =
          Part.named(part)
              .orElseThrow(
                  () -> error(line, "split '" + part + "'", "expected train, development or test"));
      official.put(sound, assigned);
    }
  }

  /** An error in a line of this manifest, counted from 1. */
  CorpusException error(int line, String complaint, String cure) {
    return new CorpusException(file, "line " + line + ": " + complaint, cure);
  }

  Corpus corpus() {
    return new Corpus(Corpora.nameOf(file), file, utterances, official, List.of(), List.of());
  }
}
