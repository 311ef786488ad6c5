package io.nicebeach.data;

import io.nicebeach.text.Alphabet;
import io.nicebeach.text.EditDistance;
import io.nicebeach.text.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ways to cut a corpus into training and test parts. */
public final class Splits {
  /** The test part's share where a split is drawn at random. */
  public static final double TEST_SHARE = 0.2;

  /** The split by speakers that {@link HeldOut} keeps for tests. */
  public static final String HELD_OUT = "held-out";

  /** How splits are written on the command line. */
  public static final String WRITTEN =
      "official, speaker, speaker=NAME[,NAME...], speakers=NUMBER, held-out, random, all";

  private Splits() {}

  /**
   * The split that {@code written} names; see {@link #WRITTEN}.
   *
   * @throws CorpusException if the corpus does not allow that split
   * @throws IllegalArgumentException if there is no such split
   */
  public static Split named(String written, Corpus corpus, long seed) throws CorpusException {
    String prefix = "speaker=";
    if (written.startsWith(prefix)) {
      return testingOn(corpus, Arrays.asList(written.substring(prefix.length()).split(",")));
    }
    if (written.matches("speakers=\\d{1,6}")) {
      return drawn(corpus, Integer.parseInt(written.substring("speakers=".length())), seed);
    }
    return switch (written) {
      case "official" -> official(corpus);
      case "speaker" -> bySpeaker(corpus, TEST_SHARE, seed);
      case HELD_OUT -> heldOut(corpus);
      case "random" -> random(corpus, TEST_SHARE, seed);
      case "all" -> new Split("all", List.of(), List.of(), corpus.utterances(), List.of());
      default ->
          throw new IllegalArgumentException(
              "split must be one of " + WRITTEN + " but is '" + written + "'");
    };
  }

  /** Whether a split of that name depends on a seed. */
  public static boolean isDrawn(String name) {
    return name.equals("speaker") || name.startsWith("speakers=") || name.equals("random");
  }

  /**
   * The parts that the corpus's makers published; files without a part are for training. Where only
   * a development part is published, it is the test part.
   *
   * @throws CorpusException if the corpus has no official parts
   */
  public static Split official(Corpus corpus) throws CorpusException {
    Map<Part, List<Utterance>> parts =
        corpus.utterances().stream()
            .collect(
                Collectors.groupingBy(
                    u -> corpus.official().getOrDefault(u.file(), Part.TRAIN),
                    TreeMap::new,
                    Collectors.toList()));
    List<Utterance> development = parts.getOrDefault(Part.DEVELOPMENT, List.of());
    List<Utterance> test = parts.getOrDefault(Part.TEST, List.of());
    if (development.isEmpty() && test.isEmpty()) {
      throw new CorpusException(
          corpus.root(), "has no official split", "choose the split 'speaker' or 'random'");
    }
    List<String> warnings = new ArrayList<>();
    if (test.isEmpty()) {
      warnings.add("no official test part: the official development part is tested on instead");
      test = development;
      development = List.of();
    }
    List<Utterance> train = parts.getOrDefault(Part.TRAIN, List.of());
    return warned(new Split("official", train, development, test, warnings));
  }

  /**
   * A share of the speakers, drawn at random, is tested on.
   *
   * @param share of the utterances, in (0, 1)
   * @throws CorpusException if fewer than two speakers are known
   */
  public static Split bySpeaker(Corpus corpus, double share, long seed) throws CorpusException {
    requireSpeakers(corpus);
    Partition cut = Partition.bySpeaker(corpus.utterances(), share, seed);
    return warned(new Split("speaker", cut.rest(), List.of(), cut.chosen(), List.of()));
  }

  /**
   * So many speakers, drawn at random, are tested on, all others trained on.
   *
   * @throws CorpusException if the corpus has not at least one speaker more
   */
  public static Split drawn(Corpus corpus, int speakers, long seed) throws CorpusException {
    requireSpeakers(corpus);
    List<String> known = new ArrayList<>(corpus.speakers());
    if (speakers < 1 || speakers >= known.size()) {
      throw new CorpusException(
          corpus.root(),
          "has " + known.size() + " speakers, of whom " + speakers + " cannot be set apart",
          "choose a number from 1 to " + (known.size() - 1));
    }
    Seeds.shuffle(known, Seeds.at(seed));
    Split split = testingOn(corpus, known.subList(0, speakers));
    return new Split(
        "speakers=" + speakers, split.train(), split.development(), split.test(), split.warnings());
  }

  /**
   * These speakers are tested on, all others trained on.
   *
   * @throws CorpusException if the corpus lacks one of them
   */
  public static Split testingOn(Corpus corpus, List<String> speakers) throws CorpusException {
    List<String> known = corpus.speakers();
    for (String speaker : speakers) {
      if (!known.contains(speaker)) {
        String cure =
            EditDistance.suggestion(speaker, known)
                .map(s -> "did you mean '" + s + "'?")
                .orElse("it has " + abbreviated(known));
        throw new CorpusException(corpus.root(), "has no speaker '" + speaker + "'", cure);
      }
    }
    Set<String> tested = Set.copyOf(speakers);
    Partition cut = Partition.of(corpus.utterances(), u -> tested.contains(u.speaker()));
    String name = "speaker=" + String.join(",", speakers);
    return warned(new Split(name, cut.rest(), List.of(), cut.chosen(), List.of()));
  }

  /**
   * For each speaker, by name, the split that tests on that speaker alone.
   *
   * @throws CorpusException if fewer than two speakers are known
   */
  public static List<Split> leaveOneSpeakerOut(Corpus corpus) throws CorpusException {
    requireSpeakers(corpus);
    List<Split> folds = new ArrayList<>();
    for (String speaker : corpus.speakers()) {
      folds.add(testingOn(corpus, List.of(speaker)));
    }
    return folds;
  }

  /**
   * Tests on the speakers that {@link HeldOut} keeps for that, whatever the corpus.
   *
   * @throws CorpusException if there are none
   */
  public static Split heldOut(Corpus corpus) throws CorpusException {
    List<Utterance> test = HeldOut.of(corpus.utterances(), Part.TEST);
    if (test.isEmpty()) {
      throw new CorpusException(
          corpus.root(),
          "has none of the speakers that are kept for tests, one in eight, told by name",
          "choose another split");
    }
    return warned(
        new Split(
            HELD_OUT,
            HeldOut.of(corpus.utterances(), Part.TRAIN),
            HeldOut.of(corpus.utterances(), Part.DEVELOPMENT),
            test,
            List.of()));
  }

  /**
   * A share of each label's utterances, drawn at random, is tested on; of running speech a share of
   * all utterances, so that the rest still says all words.
   *
   * @param share in (0, 1)
   */
  public static Split random(Corpus corpus, double share, long seed) {
    Units units = Corpus.isRunningSpeech(corpus.utterances()) ? Units.WORDS : Units.WHOLE;
    Partition cut = Partition.byUtterance(corpus.utterances(), share, seed, units);
    List<String> warnings =
        cut.chosen().isEmpty()
            ? List.of("too few recordings to set some apart: nothing is tested")
            : List.of();
    return warned(new Split("random", cut.rest(), List.of(), cut.chosen(), warnings));
  }

  private static Split warned(Split split) {
    List<String> warnings = new ArrayList<>(split.warnings());
    split.leak().ifPresent(warnings::add);
    if (split.test().stream().anyMatch(u -> u.speaker().isEmpty())) {
      warnings.add(
          "some test speakers are unknown and may be trained on too; new voices may do worse");
    }
    unlearnt(split).ifPresent(warnings::add);
    return new Split(split.name(), split.train(), split.development(), split.test(), warnings);
  }

  /** Labels, or of running speech words, that are tested though nobody says them in training. */
  private static Optional<String> unlearnt(Split split) {
    boolean running = Corpus.isRunningSpeech(split.test());
    Units units = running ? Units.WORDS : Units.WHOLE;
    List<String> unlearnt = new ArrayList<>(Alphabet.tokensOf(units, Corpus.labels(split.test())));
    unlearnt.removeAll(Alphabet.tokensOf(units, split.labels()));
    return unlearnt.isEmpty() || split.train().isEmpty()
        ? Optional.empty()
        : Optional.of(
            (running ? "words" : "labels")
                + " to test that are never trained: "
                + abbreviated(unlearnt));
  }

  private static void requireSpeakers(Corpus corpus) throws CorpusException {
    int known = corpus.speakers().size();
    if (known < 2) {
      throw new CorpusException(
          corpus.root(),
          known == 0 ? "does not tell who speaks" : "has only one speaker",
          "add recordings of others or choose the split 'random'");
    }
  }

  private static String abbreviated(List<String> names) {
    return names.size() <= 10
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 10)) + " and " + (names.size() - 10) + " more";
  }
}
