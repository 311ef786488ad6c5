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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Free Spoken Digit Dataset: {@code {digit}_{speaker}_{index}.wav} in the folder or below it.
 * Its README makes the indices 0 to 4 of each speaker and digit the test part.
 */
final class FsddLayout implements Layout {
  // A speaker's name has a letter: names such as 0_1_1_0.wav are of other corpora.
  private static final Pattern NAME = Pattern.compile("(\\d)_(.*\\p{L}.*)_(\\d+)\\.[^.]+");
  private static final int TEST_INDICES = 5;

  @Override
  public String name() {
    return "fsdd";
  }

  @Override
  public String description() {
    return "recordings named {digit}_{speaker}_{index}.wav, or a file_list.csv of such names";
  }

  @Override
  public Optional<Corpus> read(Path path) throws IOException {
    Optional<Path> list = Manifest.find(path, FsddLayout::isName);
    if (list.isPresent()) {
      return Optional.of(corpus(path, listed(list.get())));
    }
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    List<Path> files = AudioFiles.below(path);
    long named = files.stream().filter(file -> isName(file.getFileName().toString())).count();
    return 2 * named > files.size() ? Optional.of(corpus(path, files)) : Optional.empty();
  }

  /** The post's {@code file_list.csv}: a file name a line and no header. */
  private static List<Path> listed(Path list) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String line : Manifest.text(list).lines().toList()) {
      if (!line.isBlank()) {
        files.add(Manifest.resolve(list, line.strip()));
      }
    }
    return files;
  }

  private static Corpus corpus(Path root, List<Path> files) {
    List<Utterance> utterances = new ArrayList<>();
    List<Path> unlabelled = new ArrayList<>();
    Map<Path, Part> official = new HashMap<>();
    for (Path file : files) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (!name.matches()) {
        unlabelled.add(file);
        continue;
      }
      String word = Transcripts.digit(Integer.parseInt(name.group(1)));
      utterances.add(new Utterance(file, word, name.group(2)));
      official.put(file, isTest(name.group(3)) ? Part.TEST : Part.TRAIN);
    }
    return new Corpus(Corpora.nameOf(root), root, utterances, official, List.of(), unlabelled);
  }

  private static boolean isTest(String index) {
    return index.length() == 1 && index.charAt(0) - '0' < TEST_INDICES;
  }

  private static boolean isName(String name) {
    return NAME.matcher(name.strip()).matches();
  }
}
