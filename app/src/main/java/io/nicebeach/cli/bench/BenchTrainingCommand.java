package io.nicebeach.cli.bench;

import io.nicebeach.cli.evaluate.EvaluationText;
import io.nicebeach.cli.evaluate.Tester;
import io.nicebeach.cli.options.RecipeOptions;
import io.nicebeach.cli.options.SplitOptions;
import io.nicebeach.cli.train.TrainingCorpora;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.train.EpochReport;
import io.nicebeach.train.Recipe;
import io.nicebeach.train.RunFolder;
import io.nicebeach.train.Trainer;
import io.nicebeach.train.TrainingListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
  @Mixin TrainingCorpora corpora = new TrainingCorpora();
  @Mixin SplitOptions splitting = new SplitOptions();

  @Option(
      names = "--repeat",
      defaultValue = "1",
      paramLabel = "N",
      description = "Trainings in the same process; the first one is cold (default: 1).")
  int repeat;

  @Option(
      names = "--utterances",
      paramLabel = "N",
      description = "Train on only so many recordings, drawn at random (default: all).")
  int utterances = Integer.MAX_VALUE;

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
    PrintWriter err = spec.commandLine().getErr();
    Recipe chosen = recipe.recipe();
    Corpus corpus = corpora.corpus(chosen);
    Split split = limited(splitting.split(corpus, err));
    TrainingData data = corpora.trainingData(chosen, corpus, split, err);
    PrintWriter out = spec.commandLine().getOut();
    out.println("CPU time of the whole process, compilation of the Java code included");
    for (int run = 1; run <= repeat; run++) {
      out.println("run " + run + (run == 1 ? " (cold)  " : "         ") + measured(chosen, data));
      out.flush();
    }
    return 0;
  }

  private Split limited(Split split) {
    List<Utterance> drawn = new ArrayList<>(split.train());
    Collections.shuffle(drawn, new Random(splitting.seed));
    return new Split(
        split.name(),
        drawn.subList(0, Math.min(utterances, drawn.size())),
        split.development(),
        split.test(),
        split.warnings());
  }

  private String measured(Recipe chosen, TrainingData data) throws IOException {
    Path folder = Files.createTempDirectory("nicebeach-bench");
    try {
      Duration before = Stopwatch.cpu();
      Stopwatch stopwatch = new Stopwatch();
      Recognizer recognizer =
          Recognizer.of(
              new Trainer(chosen, new PlainBackend(), splitting.seed, stopwatch)
                  .train(data, new RunFolder(folder), false));
      return String.format(
          Locale.ROOT,
          "reading and features %.2f s, training %.2f s, test %s",
          stopwatch.started.minus(before).toMillis() / 1e3,
          stopwatch.ended.minus(stopwatch.started).toMillis() / 1e3,
          EvaluationText.inWords(Tester.test(recognizer, data.split().test()).score()));
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
