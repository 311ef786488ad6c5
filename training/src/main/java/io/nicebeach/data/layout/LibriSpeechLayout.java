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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * LibriSpeech (Panayotov et al. 2015): in each chapter's folder {@code {speaker}-{chapter}.trans
 * .txt} with a line {@code {speaker}-{chapter}-{index} TRANSCRIPT} for each recording beside it.
 * Folders above named {@code train-...}, {@code dev-...} and {@code test-...} are its parts.
 */
final class LibriSpeechLayout implements Layout {
  private static final String TRANSCRIPTS = ".trans.txt";

  @Override
  public String name() {
    return "librispeech";
  }

  @Override
  public String description() {
    return "recordings with {speaker}-{chapter}.trans.txt beside them";
  }

  @Override
  public Optional<Corpus> read(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    List<Path> lists = AudioFiles.below(path, file -> file.toString().endsWith(TRANSCRIPTS));
    return lists.isEmpty() ? Optional.empty() : Optional.of(corpus(path, lists));
  }

  private static Corpus corpus(Path root, List<Path> lists) throws IOException {
    Map<String, Path> recordings = new LinkedHashMap<>();
    for (Path file : AudioFiles.below(root)) {
      recordings.put(key(file), file);
    }
    List<Utterance> utterances = new ArrayList<>();
    Map<Path, Part> official = new HashMap<>();
    for (Path list : lists) {
      for (String line : Manifest.text(list).lines().filter(l -> !l.isBlank()).toList()) {
        Utterance utterance = utterance(list, line.strip(), recordings);
        utterances.add(utterance);
        part(root.relativize(list)).ifPresent(part -> official.put(utterance.file(), part));
      }
    }
    List<Path> unlabelled = List.copyOf(recordings.values());
    return new Corpus(Corpora.nameOf(root), root, utterances, official, List.of(), unlabelled);
  }

  /** A recording by its folder and its name without the ending. */
  private static String key(Path file) {
    String path = file.toString();
    return path.substring(0, path.lastIndexOf('.'));
  }

  /** What a line says of a recording, which is taken out of {@code recordings}. */
  private static Utterance utterance(Path list, String line, Map<String, Path> recordings)
      throws CorpusException {
    String[] parts = line.split("\\s+", 2);
    Path file = recordings.remove(list.resolveSibling(parts[0]).toString());
    if (file == null) {
      throw new CorpusException(
          list,
          "names '" + parts[0] + "', of which there is no recording, or twice",
          "unpack the corpus again or take that line out");
    }
    String text = parts.length == 2 ? Transcripts.normalize(parts[1]) : "";
    return new Utterance(file, text, parts[0].split("-", 2)[0]);
  }

  private static Optional<Part> part(Path relative) {
    for (Path folder : relative) {
      String[] name = folder.toString().split("-", 2);
      Optional<Part> part = name.length == 2 ? Part.named(name[0]) : Optional.empty();
      if (part.isPresent()) {
        return part;
      }
    }
    return Optional.empty();
  }
}
