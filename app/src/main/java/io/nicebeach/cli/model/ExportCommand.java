package io.nicebeach.cli.model;

import io.nicebeach.cli.console.ExitCode;
import io.nicebeach.cli.console.OutputFile;
import io.nicebeach.cli.evaluate.EvaluationText;
import io.nicebeach.cli.evaluate.Tester;
import io.nicebeach.cli.options.ModelOption;
import io.nicebeach.cli.options.SplitOptions;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Parameters.Precision;
import io.nicebeach.onnx.OnnxFile;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a model's network for other programs, or the model in another precision.",
    footer = {
      "%nExamples:",
      "  nicebeach export --onnx --model my-words.safetensors --out my-words.onnx",
      "  nicebeach export --onnx --int8 --out small.onnx --data fsdd",
      "  nicebeach export --precision byte --out small.safetensors --data fsdd",
      "",
      "An ONNX file's metadata say how sound becomes the features that go in, and what the outputs "
          + "stand for; see docs/onnx.md."
    })
public final class ExportCommand implements Callable<Integer> {
  @Mixin ModelOption model = new ModelOption();

  @ArgGroup(multiplicity = "1")
  Format format = new Format();

  @Option(
      names = "--int8",
      description =
          "With --onnx: keep matrices in whole numbers of 8 bits, with a scale for each row: a"
              + " quarter of the size.")
  boolean int8;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
  Path out = Path.of("");

  @Option(names = "--force", description = "Replace a file that is there already.")
  boolean force;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Labelled recordings to test the model on before and after it is rounded: what --int8 or"
              + " --precision costs.")
  List<Path> data = List.of();

  @Mixin SplitOptions split = new SplitOptions();

  @Spec CommandSpec spec;

  /** What is written. */
  static final class Format {
    @Option(names = "--onnx", description = "Write an ONNX file.")
    boolean onnx;

    @Option(
        names = "--precision",
        paramLabel = "KIND",
        description =
            "Write a model file with its weights in single, half or byte precision (32, 16 or 8"
                + " bits).")
    @Nullable Precision precision;
  }

  @Override
  public Integer call() throws IOException {
    requireSense();
    OutputFile file = new OutputFile(out, force);
    file.check();
    Model given = model.model();
    Model exported = rounded(given);
    if (!data.isEmpty()) {
      compare(given, exported, Corpora.read(data));
    }
    file.write(stream -> write(exported, stream));
    tell(exported);
    return ExitCode.OK;
  }

  private void requireSense() {
    if (int8 && !format.onnx) {
      throw new ParameterException(
          spec.commandLine(), "--int8 is for --onnx; a model file takes --precision byte");
    }
    if (!data.isEmpty() && format.onnx && !int8) {
      throw new ParameterException(
          spec.commandLine(), "--data tells what --int8 costs; without --int8 nothing is lost");
    }
  }

  /** With its weights as they will be in the file. */
  private Model rounded(Model given) {
    if (format.precision != null) {
      return given.withParameters(given.parameters().rounded(format.precision));
    }
    return int8 ? OnnxFile.rounded(given) : given;
  }

  private void write(Model exported, OutputStream stream) throws IOException {
    if (format.onnx) {
      OnnxFile.Weights weights = int8 ? OnnxFile.Weights.INT8 : OnnxFile.Weights.FLOAT32;
      OnnxFile.write(exported, weights, stream);
    } else {
      ModelFile.write(exported, stream);
    }
  }

  /** Tests the model with its weights as they are and as they will be in the file. */
  private void compare(Model given, Model exported, Corpus corpus) throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    List<Utterance> test = split.split(corpus, spec.commandLine().getErr()).test();
    if (test.isEmpty()) {
      throw new CorpusException(corpus.root(), "split has no test part", "choose another --split");
    }
    print.println("As it is   " + result(given, test));
    print.println("Rounded    " + result(exported, test));
  }

  private static String result(Model model, List<Utterance> test) throws IOException {
    Evaluation evaluation = Tester.test(Recognizer.of(model), test);
    return evaluation.running()
        ? EvaluationText.inWords(evaluation.wordErrors())
        : EvaluationText.inWords(evaluation.score()) + " right";
  }

  private void tell(Model exported) throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        Locale.ROOT,
        "Written    %s, %,d weights in %,d bytes%n",
        out,
        exported.parameters().count(),
        Files.size(out));
    print.flush();
  }
}
