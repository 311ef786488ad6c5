package io.nicebeach.cli;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.evaluate.Score;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.train.EpochReport;
import io.nicebeach.train.RunFolder;
import io.nicebeach.train.Trainer;
import io.nicebeach.train.TrainingListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "training",
    mixinStandardHelpOptions = true,
    description = "The CPU time that a training takes and the accuracy that it reaches.",
    footer = {
      "%nExample:",
      "  nicebeach bench training --data fsdd --split official --set training.epochs=1"
    })
final class BenchTrainingCommand implements Callable<Integer> {
  @Mixin RecipeOptions recipe = new RecipeOptions();
  @Mixin CorpusOptions corpus = new CorpusOptions();

  @Spec CommandSpec spec;

  /** Notes the process's CPU time when the features are there and when the last epoch ends. */
  private static final class Stopwatch implements TrainingListener {
    private Duration started = Duration.ZERO;
    private Duration ended = Duration.ZERO;

    @Override
    public void started(int trainingUtterances, int developmentUtterances, int epochsDone) {
      started = cpu();
    }

    @Override
    public void epochEnded(EpochReport report, boolean best) {
      ended = cpu();
    }

    private static Duration cpu() {
      return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
  }

  @Override
  public Integer call() throws IOException {
    Corpus all = corpus.corpus();
    Split split = corpus.split(all, spec.commandLine().getErr());
    Path folder = Files.createTempDirectory("nicebeach-bench");
    try {
      Duration before = Stopwatch.cpu();
      Stopwatch stopwatch = new Stopwatch();
      Recognizer recognizer =
          Recognizer.of(
              new Trainer(recipe.recipe(), new PlainBackend(), corpus.seed, stopwatch)
                  .train(all, split, new RunFolder(folder), false));
      print(
          stopwatch.started.minus(before),
          stopwatch.ended.minus(stopwatch.started),
          Tester.test(recognizer, split.test()).score());
    } finally {
      delete(folder);
    }
    return 0;
  }

  private void print(Duration loading, Duration training, Score score) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "CPU time of the whole process: reading and features %.2f s, training %.2f s%nTest %s%n",
        loading.toMillis() / 1e3,
        training.toMillis() / 1e3,
        EvaluationText.inWords(score));
    out.flush();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
