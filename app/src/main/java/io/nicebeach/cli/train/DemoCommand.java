package io.nicebeach.cli.train;

import io.nicebeach.cli.console.ExitCode;
import io.nicebeach.cli.console.Home;
import io.nicebeach.cli.console.OutputFile;
import io.nicebeach.cli.evaluate.EvaluationText;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.Splits;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.data.synth.ComputedSounds;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import io.nicebeach.fetch.DataHome;
import io.nicebeach.fetch.PublishedCorpus;
import io.nicebeach.model.NamedModels;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.train.EpochReport;
import io.nicebeach.train.Recipe;
import io.nicebeach.train.Recipes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Shows what the models that come with Nicebeach do, then trains a recogniser of spoken digits,"
            + " tests it on strangers and shows it at work.",
    footer = {
      "%nExample:",
      "  nicebeach demo",
      "",
      "It uses real recordings where there are some (in $NICEBEACH_DATA/fsdd, or fetched with "
          + "'nicebeach data get fsdd'), else the synthetic voices that come with Nicebeach."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final String FOLDER = "nicebeach-demo";
  private static final long SEED = 1;
  private static final String WORDS = "digits-en";
  private static final String STRINGS = "digit-strings-en";
  private static final int FEW = 4;
  private static final int WORDS_IN_A_ROW = 5;
  private static final int SHOWN = 8;
  private static final int SOUNDS = 3;
  private static final int FEW_VOICES = 10;
  private static final int BAR_WIDTH = 40;

  /** How many utterances are learnt from in all: about ten seconds on two cores. */
  private static final int UTTERANCES = 24_000;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where the demo keeps its model and report (default: "
              + FOLDER
              + ", where a new demo replaces an earlier one).")
  Path out = Path.of(FOLDER);

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path model = out.resolve("digits.safetensors");
    new OutputFile(model, out.equals(Path.of(FOLDER))).check();
    Path recordings = recordings();
    Corpus corpus = Corpora.read(recordings);
    Split split = split(corpus);
    showWhatComesWithNicebeach(split);
    introduce(corpus, recordings, split);
    Recipe recipe = Recipes.read("perceptron", List.of("training.epochs=" + epochs(split)));
    PrintWriter err = spec.commandLine().getErr();
    long start = System.nanoTime();
    TrainingRun.Result result =
        new TrainingRun(
                recipe, new PlainBackend(), TrainingData.of(corpus, split), SEED, model, err)
            .run(false, new TrainingProgress(err, "", DemoCommand::milestone));
    Evaluation tested = result.tested().orElseThrow();
    tell(tested, split, (System.nanoTime() - start) / 1e9);
    show(Recognizer.of(result.model()), tested, split);
    whatNext(model, result.report(), split);
    return ExitCode.OK;
  }

  /** Strangers are tested on: those that the corpus sets apart, else a fifth of its voices. */
  private static Split split(Corpus corpus) throws IOException {
    if (!corpus.official().isEmpty()) {
      Split official = Splits.official(corpus);
      if (official.sharedSpeakers().isEmpty()) {
        return official;
      }
    }
    return Splits.bySpeaker(corpus, Splits.TEST_SHARE, SEED);
  }

  private static int epochs(Split split) {
    return Math.max(8, Math.min(40, UTTERANCES / Math.max(1, split.train().size())));
  }

  private static Path recordings() throws IOException {
    List<Path> places = new ArrayList<>();
    String data = System.getenv("NICEBEACH_DATA");
    if (data != null) {
      places.add(Path.of(data, "fsdd"));
    }
    DataHome.find(PublishedCorpus.FSDD).ifPresent(places::add);
    places.add(Home.path().resolve("corpus").resolve("mini"));
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        return place;
      }
    }
    throw new IOException(
        "no recordings found in " + places + "; give your own to 'nicebeach train --data'");
  }

  /** No training at all: what the models that come with Nicebeach make of some recordings. */
  private void showWhatComesWithNicebeach(Split split) throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    if (NamedModels.names().contains(WORDS)) {
      print.println("The model " + WORDS + " comes with Nicebeach and understands digits at once:");
      new Listening(Recognizer.named(WORDS), print).some(split.test(), FEW, SEED);
      print.println();
    }
    if (NamedModels.names().contains(STRINGS)) {
      print.println("The model " + STRINGS + " understands several in a row:");
      Listening listening = new Listening(Recognizer.named(STRINGS), print);
      List<String> speakers = Corpus.speakers(split.test());
      for (int i = 0; i < Math.min(FEW, speakers.size()); i++) {
        listening.together(spokenBy(speakers.get(i), split.test()), WORDS_IN_A_ROW, SEED + i);
      }
      print.println();
    }
  }

  private static List<Utterance> spokenBy(String speaker, List<Utterance> utterances) {
    return utterances.stream().filter(u -> u.speaker().equals(speaker)).toList();
  }

  private void introduce(Corpus corpus, Path recordings, Split split) {
    PrintWriter print = spec.commandLine().getOut();
    print.println("Nicebeach learns to understand spoken digits, from recordings alone.");
    print.println();
    print.println("  Recordings   " + Home.shown(recordings));
    print.println("  To learn     " + part(split.train()));
    print.println("  To test      " + part(split.test()) + ", strangers to it");
    print.println();
    print.flush();
  }

  private static String part(List<Utterance> utterances) {
    List<String> speakers = Corpus.speakers(utterances);
    String names = speakers.size() <= 4 ? " (" + String.join(", ", speakers) + ")" : "";
    return String.format(
        Locale.ROOT, "%,5d by %d voices%s", utterances.size(), speakers.size(), names);
  }

  /** Progress slows down, so a line at epochs 1, 2, 4, 8 ... shows it. */
  private static Optional<String> milestone(EpochReport report, boolean best) {
    boolean powerOfTwo = Integer.bitCount(report.epoch()) == 1;
    if (!powerOfTwo || report.developmentTotal() == 0) {
      return Optional.empty();
    }
    double right = report.developmentAccuracy();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "  after epoch %2d  %5.1f %% right  %s",
            report.epoch(),
            100 * right,
            "█".repeat((int) Math.round(BAR_WIDTH * right))));
  }

  private void tell(Evaluation tested, Split split, double seconds) {
    PrintWriter print = spec.commandLine().getOut();
    print.println();
    print.printf(
        Locale.ROOT,
        "Learnt and tested in %.0f s. Of %,d recordings of voices that it never heard before%n"
            + "it gets right %s.%n",
        seconds,
        split.test().size(),
        EvaluationText.inWords(tested.score()));
    int voices = Corpus.speakers(split.train()).size();
    if (voices < FEW_VOICES) {
      print.printf("It learnt from %d voices only; more voices are what helps most.%n", voices);
    }
    print.flush();
  }

  private void show(Recognizer recognizer, Evaluation tested, Split split) throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    Listening listening = new Listening(recognizer, print);
    print.println();
    print.println("Some of them, heard right now:");
    boolean allRight = listening.some(split.test(), SHOWN, SEED);
    List<Outcome> errors = tested.errors();
    if (allRight && !errors.isEmpty()) {
      print.println("and one that it gets wrong:");
      Outcome error = errors.get(errors.size() - 1);
      listening.one(new Utterance(Path.of(error.file()), error.reference(), error.speaker()));
    }
    print.println("Sounds that it never met, and that are no word:");
    for (Utterance sound : ComputedSounds.of(1, SEED + 1).utterances().subList(0, SOUNDS)) {
      listening.noWord(sound);
    }
  }

  private void whatNext(Path model, Path report, Split split) {
    PrintWriter print = spec.commandLine().getOut();
    String command = Home.command();
    String some = Home.quoted(Home.shown(split.test().get(0).file()));
    print.println();
    print.println("Open in a browser (learning curves, confusions, mistakes to listen to):");
    print.println("  " + report.toAbsolutePath());
    print.println();
    print.println("Next:");
    print.println("  " + command + " transcribe --model " + Home.quoted(model) + " " + some);
    print.println("  " + command + " features " + some + " --png heard.png");
    print.println("  " + command + " train --data YOUR-FOLDER --out mine.safetensors");
    print.flush();
  }
}
