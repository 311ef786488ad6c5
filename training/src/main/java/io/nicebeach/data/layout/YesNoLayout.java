package io.nicebeach.data.layout;

import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Part;
import io.nicebeach.data.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Kaldi's yesno (OpenSLR 1): one speaker says "ken" (yes) and "lo" (no) in Hebrew, eight times a
 * recording, and the file's name is the transcript: {@code 0_1_1_0_1_0_1_1.wav}, 1 for yes. Of the
 * names in their order the first 30 are trained on and the rest tested on.
 */
final class YesNoLayout implements Layout {
  private static final Pattern NAME = Pattern.compile("[01](_[01])+\\.[^.]+");
  private static final int TRAINED = 30;
  private static final String SPEAKER = "speaker";

  @Override
  public String name() {
    return "yesno";
  }

  @Override
  public String description() {
    return "recordings named by what is said in them, 0_1_1.wav for no yes yes";
  }

  @Override
  public Optional<Corpus> read(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    List<Path> named = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (Path file : AudioFiles.below(path)) {
      (NAME.matcher(file.getFileName().toString()).matches() ? named : others).add(file);
    }
    return named.size() > others.size()
        ? Optional.of(corpus(path, named, others))
        : Optional.empty();
  }

  private static Corpus corpus(Path root, List<Path> named, List<Path> others) {
    List<Utterance> utterances = new ArrayList<>();
    Map<Path, Part> official = new HashMap<>();
    for (Path file : named) {
      utterances.add(new Utterance(file, transcript(file), SPEAKER));
      official.put(file, utterances.size() <= TRAINED ? Part.TRAIN : Part.TEST);
    }
    return new Corpus(
        Corpora.nameOf(root),
        root,
        utterances,
        named.size() > TRAINED ? official : Map.of(),
        List.of(),
        others);
  }

  private static String transcript(Path file) {
    return file.getFileName()
        .toString()
        .chars()
        .takeWhile(letter -> letter != '.')
        .filter(letter -> letter != '_')
        .mapToObj(letter -> letter == '1' ? "yes" : "no")
        .collect(Collectors.joining(" "));
  }
}
