package io.nicebeach.data.layout;

import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Part;
import io.nicebeach.data.Utterance;
import io.nicebeach.text.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder per label, as Google's Speech Commands come (Warden 2018, arXiv:1804.03209): {@code
 * validation_list.txt} and {@code testing_list.txt} name the files of those parts, {@code
 * _background_noise_} holds noise, and a file {@code 0a7c2a8d_nohash_1.wav} is spoken by 0a7c2a8d,
 * as is {@code six_0a7c2a8d_nohash_1.wav} in the folder {@code six}, where files were gathered by
 * name.
 */
final class LabelFolderLayout implements Layout {
  private static final String NOISE = "_background_noise_";
  private static final String SPEAKER_END = "_nohash_";

  @Override
  public String name() {
    return "folders";
  }

  @Override
  public String description() {
    return "a folder of recordings for each label, named as the label";
  }

  @Override
  public Optional<Corpus> read(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    List<Utterance> utterances = new ArrayList<>();
    List<Path> noise = new ArrayList<>();
    List<Path> unlabelled = new ArrayList<>();
    for (Path file : AudioFiles.below(path)) {
      Path relative = path.relativize(file);
      if (relative.startsWith(NOISE)) {
        noise.add(file);
      } else if (relative.getNameCount() == 2) {
        String folder = relative.getName(0).toString();
        utterances.add(new Utterance(file, Transcripts.normalize(folder), speaker(file, folder)));
      } else {
        unlabelled.add(file);
      }
    }
    return utterances.size() > unlabelled.size()
        ? Optional.of(
            new Corpus(Corpora.nameOf(path), path, utterances, official(path), noise, unlabelled))
        : Optional.empty();
  }

  private static String speaker(Path file, String folder) {
    String name = file.getFileName().toString();
    int start = name.startsWith(folder + "_") ? folder.length() + 1 : 0;
    int end = name.indexOf(SPEAKER_END);
    return end < start ? "" : name.substring(start, end);
  }

  /** Lists name some files; with any list, the rest of the files is the training part. */
  private static Map<Path, Part> official(Path root) throws IOException {
    Map<Path, Part> parts = new HashMap<>();
    addListed(root.resolve("validation_list.txt"), Part.DEVELOPMENT, parts);
    addListed(root.resolve("testing_list.txt"), Part.TEST, parts);
    return parts;
  }

  private static void addListed(Path list, Part part, Map<Path, Part> parts) throws IOException {
    if (!Files.isRegularFile(list)) {
      return;
    }
    for (String line : Manifest.text(list).lines().toList()) {
      if (!line.isBlank()) {
        parts.put(Manifest.resolve(list, line.strip()), part);
      }
    }
  }
}
