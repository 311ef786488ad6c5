package io.nicebeach.data.layout;

import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Part;
import io.nicebeach.data.Utterance;
import io.nicebeach.text.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AN4, and other corpora as CMU's SphinxTrain takes them: {@code etc/NAME.fileids} with a file's
 * path a line, without its ending, and {@code etc/NAME.transcription} with a line {@code <s> TEXT
 * </s> (ID)} for each, where ID is the path's last name. The folder that a file lies in is its
 * speaker; lists named {@code ..._train}, {@code ..._dev} and {@code ..._test} are the parts.
 */
final class SphinxLayout implements Layout {
  private static final String IDS = ".fileids";
  private static final String TRANSCRIPTION = ".transcription";
  private static final Pattern LINE = Pattern.compile("(.*)\\(([^()\\s]+)\\)\\s*");

  /** Markers of sentence ends, silence and noises; the number of a word's pronunciation. */
  private static final Pattern UNSPOKEN =
      Pattern.compile(
          "(?<!\\S)(</?s>|<sil>|\\+\\+\\S*\\+\\+|\\[[^\\]\\s]*\\])(?!\\S)|\\(\\d+\\)(?!\\S)");

  @Override
  public String name() {
    return "sphinx";
  }

  @Override
  public String description() {
    return "etc/NAME.fileids and etc/NAME.transcription, as AN4 comes";
  }

  @Override
  public Optional<Corpus> read(Path path) throws IOException {
    Path etc = path.resolve("etc");
    List<Path> lists =
        Files.isDirectory(etc)
            ? AudioFiles.below(etc, file -> file.toString().endsWith(IDS))
            : List.of();
    return lists.isEmpty() ? Optional.empty() : Optional.of(corpus(path, lists));
  }

  private static Corpus corpus(Path root, List<Path> lists) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Part> parts = new HashMap<>();
    Set<Part> seen = EnumSet.noneOf(Part.class);
    for (Path list : lists) {
      Part part = part(list);
      seen.add(part);
      Map<String, String> transcripts = transcripts(list);
      for (String id : ids(list)) {
        texts.put(id, transcript(list, id, transcripts));
        parts.put(id, part);
      }
    }
    SphinxFiles files = SphinxFiles.of(root, texts.keySet());
    List<Utterance> utterances = new ArrayList<>();
    Map<Path, Part> official = new HashMap<>();
    texts.forEach(
        (id, text) -> {
          Path file = files.file(id);
          utterances.add(new Utterance(file, text, speaker(file), files.headerless()));
          official.put(file, parts.getOrDefault(id, Part.TRAIN));
        });
    return new Corpus(
        Corpora.nameOf(root),
        root,
        utterances,
        seen.size() > 1 ? official : Map.of(),
        List.of(),
        List.of());
  }

  private static List<String> ids(Path list) throws IOException {
    return Manifest.text(list).lines().map(String::strip).filter(id -> !id.isEmpty()).toList();
  }

  /** The part that a list's name ends with; all else is for training. */
  private static Part part(Path list) {
    String name = list.getFileName().toString().replace(IDS, "");
    return Part.named(name.substring(name.lastIndexOf('_') + 1)).orElse(Part.TRAIN);
  }

  /** The transcripts beside a list of ids, by the last name of each id. */
  private static Map<String, String> transcripts(Path list) throws IOException {
    Path file = list.resolveSibling(list.getFileName().toString().replace(IDS, TRANSCRIPTION));
    if (!Files.isRegularFile(file)) {
      throw new CorpusException(file, "is missing", "it says what is spoken in each of " + list);
    }
    Map<String, String> transcripts = new HashMap<>();
    int number = 0;
    for (String line : Manifest.text(file).lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new CorpusException(
            file, "line " + number + " does not end with (ID)", "correct that line");
      }
      String spoken = UNSPOKEN.matcher(matcher.group(1)).replaceAll(" ");
      transcripts.put(matcher.group(2), Transcripts.normalize(spoken));
    }
    return transcripts;
  }

  private static String transcript(Path list, String id, Map<String, String> transcripts)
      throws CorpusException {
    String text = transcripts.get(id.substring(id.lastIndexOf('/') + 1));
    if (text == null) {
      throw new CorpusException(
          list, "names '" + id + "', which has no transcript", "correct the list beside it");
    }
    return text;
  }

  private static String speaker(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
  }
}
