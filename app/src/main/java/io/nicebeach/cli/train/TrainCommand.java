package io.nicebeach.cli.train;

import io.nicebeach.cli.console.Home;
import io.nicebeach.cli.evaluate.EvaluationText;
import io.nicebeach.cli.options.RecipeOptions;
import io.nicebeach.cli.options.SplitOptions;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.network.Objective;
import io.nicebeach.train.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a recogniser on labelled recordings and tests it on voices set apart.",
    footer = {
      "%nExamples:",
      "  nicebeach train --data my-words --out my-words.safetensors",
      "  nicebeach train --recipe post-mfcc --data fsdd --out post.safetensors",
      "  nicebeach train --data fsdd --out digits.safetensors --set training.epochs=20",
      "",
      "Recordings that the recipe names are split as it says, unless --split is given.",
      "Beside the model MODEL.safetensors comes the folder MODEL.run with the log and report.html.",
      "A training that was interrupted goes on with the same command and --resume."
    })
public final class TrainCommand implements Callable<Integer> {
  /** With fewer recordings of each word, what teaching makes of them has been better. */
  private static final int FEW = 100;

  @Mixin RecipeOptions recipe = new RecipeOptions();
  @Mixin BackendOptions backend = new BackendOptions();
  @Mixin TrainingCorpora corpora = new TrainingCorpora();
  @Mixin SplitOptions splitting = new SplitOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The model file to write.")
  Path out = Path.of("");

  @Mixin EarlierRun earlier = new EarlierRun();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Recipe chosen = recipe.recipe();
    Corpus corpus = corpora.corpus(chosen);
    Split split = splitting.split(corpus, corpora.split(chosen));
    TrainingData data = corpora.trainingData(chosen, corpus, split, err);
    TrainingRun run =
        new TrainingRun(chosen, backend.backend(chosen, err), data, splitting.seed, out, err);
    run.claimOutput(earlier);
    TrainingRun.Result result = run.run(earlier.resume(), new TrainingProgress(err));
    print(result, split, corpus.root());
    return 0;
  }

  private void print(TrainingRun.Result result, Split split, Path recordings) {
    PrintWriter print = spec.commandLine().getOut();
    result.trained().ifPresent(trained -> PostListing.print(trained, result.tested(), print));
    result
        .tested()
        .ifPresent(
            tested -> {
              print.println("Test part: split " + split.name());
              EvaluationText.print(tested, print);
              print.println();
            });
    print.println("Model      " + out);
    print.println((result.tested().isPresent() ? "Report     " : "Log        ") + result.report());
    boolean hearsWords = result.model().objective().kind() != Objective.Kind.FRAMES;
    print.println(
        hearsWords
            ? "Next       nicebeach transcribe --model " + out + " FILE..."
            : "Next       nicebeach evaluate --model " + out + " --data DIR --noise DIR");
    if (result.model().objective().kind() == Objective.Kind.CROSS_ENTROPY && isFew(split.train())) {
      print.println(
          "Or         nicebeach teach --from "
              + Home.quoted(recordings)
              + " --out FILE    which often makes more of so few recordings of a word");
    }
    print.flush();
  }

  private static boolean isFew(List<Utterance> recordings) {
    long words = recordings.stream().map(Utterance::text).distinct().count();
    return recordings.size() < FEW * words;
  }
}
