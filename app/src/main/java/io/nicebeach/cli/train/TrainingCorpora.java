package io.nicebeach.cli.train;

import io.nicebeach.cli.options.DataFolders;
import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.HeldOut;
import io.nicebeach.data.Split;
import io.nicebeach.data.Stretch;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.data.sample.Extra;
import io.nicebeach.data.sample.PronouncingDictionary;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.data.vocoder.Resynthesis;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Transcripts;
import io.nicebeach.train.DataPlan;
import io.nicebeach.train.DataPlan.ExtraPlan;
import io.nicebeach.train.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which recordings a training learns from: those of the recipe, or others. */
public final class TrainingCorpora {
  /** In seconds. */
  private static final double STRETCH = 2;

  private static final int MOST_STRETCHES = 8;

  /** What is shorter tells takes apart and names nothing, in letters. */
  private static final int SHORTEST_KIND = 3;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Labelled recordings: a folder in one of the known layouts, or a manifest. May be given"
              + " several times. Default: those that the recipe names.")
  List<Path> data = List.of();

  @Option(
      names = "--extra",
      paramLabel = "DIR[=SHARE]",
      description =
          "Labelled recordings that are trained on as well and never tested on, in the place of"
              + " those that the recipe names, and their share of each epoch (default: in"
              + " proportion to their number). May be given several times.")
  List<String> extras = List.of();

  /** The corpus that is cut into training and test. */
  public Corpus corpus(Recipe recipe) throws IOException {
    DataPlan plan = recipe.data();
    if (data.isEmpty() && plan.corpus().isEmpty()) {
      throw new IllegalArgumentException(
          "--data is missing: the recipe " + recipe.name() + " names no recordings of its own");
    }
    Corpus corpus =
        data.isEmpty()
            ? Corpora.read(DataFolders.require(plan.corpus())).without(plan.exclude())
            : Corpora.read(data);
    return plan.labels().isEmpty() ? corpus : recipe.vocabulary(plan.labels()).kept(corpus);
  }

  /** The split that the recipe names for recordings of its own; empty for others. */
  public String split(Recipe recipe) {
    return data.isEmpty() ? recipe.data().split() : "";
  }

  /** All that is trained on. */
  public TrainingData trainingData(Recipe recipe, Corpus corpus, Split split, PrintWriter err)
      throws IOException {
    DataPlan plan = recipe.data();
    List<Path> noise = new ArrayList<>(corpus.noise());
    noise.addAll(recordings(plan.noise()));
    TrainingData given =
        new TrainingData(
            corpus,
            split,
            extras(plan, err),
            HeldOut.forTraining(noise),
            recordings(plan.rooms()),
            dictionary(plan.pronunciations()));
    warnOfUnsaid(recipe, given, err);
    return given;
  }

  /** A word that is misspelt in the recipe would be one of the model's and never heard. */
  private static void warnOfUnsaid(Recipe recipe, TrainingData given, PrintWriter err) {
    Stream<Utterance> others =
        given.extras().stream()
            .filter(extra -> extra.as().isEmpty())
            .flatMap(extra -> extra.corpus().utterances().stream());
    Stream<Utterance> all = Stream.concat(given.corpus().utterances().stream(), others);
    Set<String> said = tokens(recipe, all.map(Utterance::text));
    Set<String> unsaid = tokens(recipe, recipe.data().labels().stream());
    unsaid.removeAll(said);
    if (!unsaid.isEmpty()) {
      err.println(
          "warning: data.labels: nobody says "
              + String.join(", ", unsaid)
              + ", which will not be learnt; check the spelling");
    }
  }

  private static Set<String> tokens(Recipe recipe, Stream<String> transcripts) {
    return transcripts
        .flatMap(text -> recipe.units().tokens(Transcripts.spelled(text)).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<Path> recordings(String folder) throws IOException {
    return folder.isEmpty() ? List.of() : AudioFiles.below(DataFolders.require(folder));
  }

  private static PronouncingDictionary dictionary(String file) throws IOException {
    return file.isEmpty()
        ? PronouncingDictionary.EMPTY
        : PronouncingDictionary.read(DataFolders.require(file));
  }

  private List<Extra> extras(DataPlan plan, PrintWriter err) throws IOException {
    List<Extra> found = new ArrayList<>();
    if (extras.isEmpty()) {
      for (ExtraPlan extra : plan.extras()) {
        extra(extra, err).ifPresent(found::add);
      }
    } else {
      for (String written : extras) {
        found.add(extra(written));
      }
    }
    checkWithheld(plan.withheld(), found, err);
    return without(plan.withheld(), found);
  }

  /**
   * A word that is only thought to be withheld would make a test of strangers too kind. Of other
   * corpora than the recipe's, a list that was made for those may say more than they do.
   */
  private void checkWithheld(List<String> words, List<Extra> found, PrintWriter err) {
    String unsaid =
        words.stream()
            .filter(word -> found.stream().noneMatch(extra -> extra.says(word)))
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(", "));
    if (unsaid.isEmpty()) {
      return;
    }
    if (extras.isEmpty()) {
      throw new IllegalArgumentException(
          "data.withheld: no extra corpus says "
              + unsaid
              + "; check the spelling or leave it out of the list");
    }
    err.println(
        "warning: data.withheld: no --extra corpus says "
            + unsaid
            + ", so there is nothing to leave out; check the spelling");
  }

  private static List<Extra> without(List<String> words, List<Extra> found) throws CorpusException {
    List<Extra> kept = new ArrayList<>();
    for (Extra extra : found) {
      kept.add(extra.without(words));
    }
    return kept;
  }

  private static Optional<Extra> extra(ExtraPlan plan, PrintWriter err) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (String written : plan.paths()) {
      Optional<Path> path = DataFolders.find(written);
      if (path.isEmpty() && !plan.optional()) {
        DataFolders.require(written);
      }
      path.ifPresentOrElse(
          paths::add,
          () -> err.println("warning: training without " + written + ", which is not at hand"));
    }
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Extra(
                corpus(paths, plan), plan.share(), plan.development(), plan.apart(), plan.as()));
  }

  private static Corpus corpus(List<Path> paths, ExtraPlan plan) throws IOException {
    if (Alphabet.isSilence(plan.as())) {
      return soundless(paths);
    }
    Corpus all = Corpora.read(paths).without(plan.exclude()).withoutWords(plan.without());
    return plan.resynthesize() ? Resynthesis.of(all) : all;
  }

  /**
   * Recordings in which nothing is said: nobody has labelled them, in whatever folders they lie.
   */
  private static Corpus soundless(List<Path> folders) throws IOException {
    List<Corpus> corpora = new ArrayList<>();
    for (Path folder : folders) {
      List<Utterance> stretches = new ArrayList<>();
      for (Path file : AudioFiles.below(folder)) {
        Utterance recording = new Utterance(file, "", "");
        stretches.addAll(stretches(recording.withText(kind(recording))));
      }
      corpora.add(Corpus.of(folder.getFileName().toString(), folder, stretches));
    }
    return Corpus.join(corpora);
  }

  /** What is heard in it: the last word of the file's name, such as {@code rain}. */
  private static String kind(Utterance recording) {
    return Arrays.stream(recording.name().split("[^\\p{L}]+"))
        .filter(word -> word.length() >= SHORTEST_KIND)
        .reduce((word, next) -> next)
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  /** As long as utterances are, at most a few of them, from all over the recording. */
  private static List<Utterance> stretches(Utterance recording) throws IOException {
    double seconds = recording.sound().seconds();
    int count = (int) Math.max(1, Math.min(MOST_STRETCHES, seconds / STRETCH));
    List<Utterance> stretches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double from = i * seconds / count;
      stretches.add(recording.edited(new Stretch(from, Math.min(seconds, from + STRETCH))));
    }
    return stretches;
  }

  /** An extra corpus as the command line writes it: {@code DIR} or {@code DIR=SHARE}. */
  private static Extra extra(String written) throws IOException {
    int equals = written.lastIndexOf('=');
    if (equals > 0 && !Files.exists(Path.of(written))) {
      return new Extra(
          Corpora.read(Path.of(written.substring(0, equals))),
          share(written, written.substring(equals + 1)),
          0);
    }
    return new Extra(Corpora.read(Path.of(written)), 0, 0);
  }

  private static double share(String written, String share) {
    try {
      double parsed = Double.parseDouble(share);
      if (parsed >= 0 && parsed < 1) {
        return parsed;
      }
    } catch (NumberFormatException e) {
      // No number is no share either.
    }
    throw new IllegalArgumentException(
        "--extra "
            + written
            + ": '"
            + share
            + "' is no share of an epoch; write DIR=SHARE with one from 0 to below 1, such as"
            + " voices=0.3");
  }
}
