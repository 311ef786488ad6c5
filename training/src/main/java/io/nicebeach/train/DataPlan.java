package io.nicebeach.train;

import io.nicebeach.data.sample.Sampling;
import io.nicebeach.settings.Settings;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.List;

/**
 * Which recordings a recipe is meant for. Paths are as they are written: where they lie is for the
 * command line to know.
 *
 * @param corpus the main corpus; empty where the recipe names none
 * @param split how it is cut into training and test, as on the command line; empty for the usual
 * @param exclude speakers of it that are left out
 * @param labels the only transcripts to learn, in their order; empty for all of the main corpus
 * @param extras corpora that are only trained on
 * @param withheld words that are left out of every one of these, to be tested on
 * @param nonwords what is made of the words to learn to be told from them
 * @param sounds what is computed to be told from any words
 * @param noise folder of recordings of noise for augmentation; empty for none
 * @param rooms folder of impulse responses of rooms; empty for none
 * @param pronunciations a pronouncing dictionary; empty for none
 * @param sampling how an epoch is drawn
 */
public record DataPlan(
    String corpus,
    String split,
    List<String> exclude,
    List<String> labels,
    List<ExtraPlan> extras,
    List<String> withheld,
    NonwordPlan nonwords,
    SoundPlan sounds,
    String noise,
    String rooms,
    String pronunciations,
    Sampling sampling) {
  public DataPlan {
    exclude = List.copyOf(exclude);
    labels = List.copyOf(labels);
    extras = List.copyOf(extras);
    withheld = List.copyOf(withheld);
  }

  /**
   * Corpora that together make up a share of every epoch.
   *
   * @param paths at least one; several are balanced as one corpus
   * @param exclude speakers that are left out
   * @param share of the epoch; 0: in proportion to its size
   * @param development the share of its utterances that helps to choose the best epoch
   * @param apart whether speakers are left out that are kept for tests, told by their names
   * @param without words that are left out
   * @param as what recordings are learnt as that say none of the words to learn; empty: they are
   *     not
   * @param resynthesize whether its feature files become sound again
   * @param optional whether it may be missing
   */
  public record ExtraPlan(
      List<String> paths,
      List<String> exclude,
      double share,
      double development,
      boolean apart,
      List<String> without,
      String as,
      boolean resynthesize,
      boolean optional) {
    public ExtraPlan {
      paths = List.copyOf(paths);
      exclude = List.copyOf(exclude);
      without = List.copyOf(without);
    }

    static ExtraPlan from(Settings settings) {
      ExtraPlan plan =
          new ExtraPlan(
              paths(settings),
              texts(settings, "exclude"),
              fraction(settings, "share"),
              fraction(settings, "development"),
              settings.flag("apart", false),
              texts(settings, "without"),
              as(settings),
              settings.flag("resynthesize", false),
              settings.flag("optional", false));
      settings.rejectUnknown();
      return plan;
    }

    private static String as(Settings settings) {
      String as = settings.text("as", "");
      List<String> kinds =
          List.of(Alphabet.UNKNOWN, Alphabet.EACH, Alphabet.SILENCE, Alphabet.EACH_SILENCE);
      if (!as.isEmpty() && !kinds.contains(as)) {
        throw settings.error(
            "as", "must be one of %s but is '%s'".formatted(String.join(", ", kinds), as));
      }
      return as;
    }

    private static List<String> paths(Settings settings) {
      List<String> paths =
          settings.has("paths") ? texts(settings, "paths") : List.of(settings.text("path"));
      if (paths.isEmpty()) {
        throw settings.error("paths", "must name at least one corpus");
      }
      return paths;
    }
  }

  /**
   * Nonwords, made of recordings of words.
   *
   * @param share of the epoch; 0 for none
   * @param of corpora whose words they are made of, by the names of their folders; empty: all
   * @param fewestRecordings of a word in such a corpus: nonwords of rarer ones teach the recordings
   */
  public record NonwordPlan(double share, List<String> of, int fewestRecordings) {
    private static final int USUAL_FEWEST = 20;

    public NonwordPlan {
      of = List.copyOf(of);
    }

    static NonwordPlan from(Settings settings) {
      NonwordPlan plan =
          new NonwordPlan(
              fraction(settings, "share"),
              texts(settings, "of"),
              atLeastOne(settings, "fewestRecordings", USUAL_FEWEST));
      settings.rejectUnknown();
      return plan;
    }
  }

  /**
   * Computed sounds, in which nothing is said.
   *
   * @param share of the epoch; 0 for none
   * @param ofEachKind how many different ones
   */
  public record SoundPlan(double share, int ofEachKind) {
    private static final int USUAL = 40;

    static SoundPlan from(Settings settings) {
      SoundPlan plan =
          new SoundPlan(fraction(settings, "share"), atLeastOne(settings, "ofEachKind", USUAL));
      settings.rejectUnknown();
      return plan;
    }
  }

  static DataPlan from(Settings settings) {
    List<ExtraPlan> extras = new ArrayList<>();
    settings.sections("extras").forEach(extra -> extras.add(ExtraPlan.from(extra)));
    NonwordPlan nonwords = NonwordPlan.from(settings.section("nonwords"));
    SoundPlan sounds = SoundPlan.from(settings.section("sounds"));
    double shares =
        extras.stream().mapToDouble(ExtraPlan::share).sum() + nonwords.share() + sounds.share();
    if (shares >= 1) {
      throw settings.error(
          "extras",
          "and nonwords and sounds must leave a share for the main corpus but take %s together"
              .formatted(shares));
    }
    DataPlan plan =
        new DataPlan(
            settings.text("corpus", ""),
            settings.text("split", ""),
            texts(settings, "exclude"),
            texts(settings, "labels"),
            extras,
            texts(settings, "withheld"),
            nonwords,
            sounds,
            settings.text("noise", ""),
            settings.text("rooms", ""),
            settings.text("pronunciations", ""),
            Sampling.from(settings.section("sampling")));
    settings.rejectUnknown();
    return plan;
  }

  private static double fraction(Settings settings, String key) {
    double fraction = settings.number(key, 0);
    if (!(fraction >= 0 && fraction < 1)) {
      throw settings.error(key, "must be in [0, 1) but is " + fraction);
    }
    return fraction;
  }

  private static int atLeastOne(Settings settings, String key, int usual) {
    int count = settings.integer(key, usual);
    if (count < 1) {
      throw settings.error(key, "must be at least 1 but is " + count);
    }
    return count;
  }

  private static List<String> texts(Settings settings, String key) {
    return settings.list(key).stream().map(String::valueOf).toList();
  }
}
