package io.nicebeach.cli;

import io.nicebeach.data.Corpora;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.Splits;
import io.nicebeach.data.Utterance;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.fetch.DataHome;
import io.nicebeach.fetch.PublishedCorpus;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.train.Recipe;
import io.nicebeach.train.Recipes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Trains a recogniser of spoken digits, tests it on strangers and shows it at work.",
    footer = {
      "%nExample:",
      "  nicebeach demo",
      "",
      "It uses real recordings where there are some (in $NICEBEACH_DATA/fsdd, or fetched with",
      "'nicebeach data get fsdd'), else the synthetic voices that come with Nicebeach."
    })
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 1;
  private static final int SHOWN = 8;

  @Option(
      names = "--out",
      defaultValue = "nicebeach-demo",
      paramLabel = "DIR",
      description = "Where the demo keeps its model and report (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("");

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    Path recordings = recordings();
    Corpus corpus = Corpora.read(recordings);
    Split split = Splits.bySpeaker(corpus, Splits.TEST_SHARE, SEED);
    print.printf(
        "Digits by %d speakers (%s). %d recordings of %s are set apart for the test.%n",
        corpus.speakers().size(), recordings, split.test().size(), speakers(split.test()));
    print.flush();

    Recipe recipe = Recipes.read("perceptron", List.of("training.epochs=" + epochs(split)));
    Path model = out.resolve("digits.safetensors");
    long start = System.nanoTime();
    TrainingRun.Result result =
        new TrainingRun(recipe, corpus, split, SEED, model, spec.commandLine().getErr()).run(false);
    double seconds = (System.nanoTime() - start) / 1e9;

    print.printf(
        Locale.ROOT, "%nTrained and tested in %.0f s. On voices it never heard before:%n", seconds);
    print.println("  " + EvaluationText.inWords(result.tested().orElseThrow().score()));
    show(Recognizer.of(result.model()), split.test(), print);
    whatNext(model, result.report(), print);
    return 0;
  }

  /** As many epochs as take well under a minute: about the same number of utterances in all. */
  private static int epochs(Split split) {
    int utterances = 24_000;
    return Math.max(8, Math.min(40, utterances / Math.max(1, split.train().size())));
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

  private static String speakers(List<Utterance> utterances) {
    List<String> names = utterances.stream().map(Utterance::speaker).distinct().toList();
    return names.size() <= 3 ? String.join(" and ", names) : names.size() + " of them";
  }

  private static void show(Recognizer recognizer, List<Utterance> test, PrintWriter print)
      throws IOException {
    print.printf("%nSome of them, one by one:%n");
    Random random = new Random(SEED);
    for (int i = 0; i < SHOWN; i++) {
      Utterance utterance = test.get(random.nextInt(test.size()));
      long start = System.nanoTime();
      Hypothesis heard = recognizer.recognize(utterance.file());
      double milliseconds = (System.nanoTime() - start) / 1e6;
      print.printf(
          Locale.ROOT,
          "  %-28s said %-6s heard %-6s %3.0f %% sure, %4.1f ms  %s%n",
          utterance.name(),
          utterance.text(),
          heard.text(),
          100 * heard.confidence(),
          milliseconds,
          heard.text().equals(utterance.text()) ? "✓" : "✗");
    }
    print.flush();
  }

  private static void whatNext(Path model, Path report, PrintWriter print) {
    print.printf(
        "%nLook at    %s  (learning curves, confusions, the errors to listen to)%n", report);
    print.printf("Next       nicebeach transcribe --model %s FILE.wav%n", model);
    print.println("           nicebeach train --data YOUR-FOLDER --out mine.safetensors");
    print.flush();
  }
}
