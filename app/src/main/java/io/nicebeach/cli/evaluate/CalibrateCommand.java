package io.nicebeach.cli.evaluate;

import io.nicebeach.cli.console.OutputFile;
import io.nicebeach.cli.options.CorpusOptions;
import io.nicebeach.cli.options.ModelOption;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.sample.Vocabulary;
import io.nicebeach.decode.Calibration.Curve;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description =
        "Fits a model's confidence and the threshold of its rejection to recordings of people whom"
            + " it never heard.",
    footer = {
      "%nExample:",
      "  nicebeach calibrate --model words.safetensors --data calls --accept 0.98 \\",
      "      --out calm.safetensors",
      "",
      "The test part of the split is fitted to. Measure the result on other recordings: 'evaluate'."
    })
public final class CalibrateCommand implements Callable<Integer> {
  @Mixin ModelOption model = new ModelOption();
  @Mixin CorpusOptions corpus = new CorpusOptions();

  @Option(
      names = "--accept",
      defaultValue = "0.98",
      paramLabel = "SHARE",
      description = "The share of these recordings to accept (default: ${DEFAULT-VALUE}).")
  double accept;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new model.")
  Path out = Path.of("");

  @Option(names = "--force", description = "Write over a file that is there.")
  boolean force;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(accept > 0 && accept <= 1)) {
      throw new IllegalArgumentException("--accept must be in (0, 1] but is " + accept);
    }
    new OutputFile(out, force).check();
    Model given = model.recognizer().model();
    Vocabulary vocabulary = Vocabulary.of(given.alphabet());
    PrintWriter err = spec.commandLine().getErr();
    Corpus known = vocabulary.kept(corpus.corpus());
    Split split = corpus.split(known, err);
    new LearntCorpora(given)
        .warning(known, split, corpus.split.seed)
        .ifPresent(warning -> err.println("warning: " + warning));
    Model fitted = AcceptanceFit.fitted(given, split.test(), accept);
    ModelFile.write(fitted, out);
    print(fitted, split);
    return 0;
  }

  private void print(Model fitted, Split split) {
    PrintWriter print = spec.commandLine().getOut();
    Curve curve = fitted.acceptance().calibration().utterances();
    print.printf(
        Locale.ROOT,
        "Fitted to %,d recordings (split %s): confidence = sigmoid(%.2f log odds %+.2f),"
            + " accepted from %.2f on%n",
        split.test().size(),
        split.name(),
        curve.scale(),
        curve.offset(),
        fitted.acceptance().threshold());
    print.println("Model      " + out);
    print.flush();
  }
}
