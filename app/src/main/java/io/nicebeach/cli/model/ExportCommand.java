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
import io.nicebeach.onnx.OnnxFile;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a model's network for other programs.",
    footer = {
      "%nExamples:",
      "  nicebeach export --onnx --model my-words.safetensors --out my-words.onnx",
      "  nicebeach export --onnx --int8 --out small.onnx --data fsdd",
      "",
      "The file's metadata say how sound becomes the features that go in, and what the outputs "
          + "stand for; see docs/onnx.md."
    })
public final class ExportCommand implements Callable<Integer> {
  @Mixin ModelOption model = new ModelOption();

  @Option(names = "--onnx", required = true, description = "Write an ONNX file.")
  boolean onnx;

  @Option(
      names = "--int8",
      description =
          "Keep matrices in whole numbers of 8 bits, with a scale for each row: a quarter of the"
              + " size.")
  boolean int8;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
  Path out = Path.of("");

  @Option(names = "--force", description = "Replace a file that is there already.")
  boolean force;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Labelled recordings to test the model on before and after --int8: what it costs.")
  List<Path> data = List.of();

  @Mixin SplitOptions split = new SplitOptions();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!data.isEmpty() && !int8) {
      throw new ParameterException(
          spec.commandLine(), "--data tells what --int8 costs; without --int8 nothing is lost");
    }
    OutputFile file = new OutputFile(out, force);
    file.check();
    Model exported = model.model();
    if (!data.isEmpty()) {
      compare(exported, Corpora.read(data));
    }
    OnnxFile.Weights weights = int8 ? OnnxFile.Weights.INT8 : OnnxFile.Weights.FLOAT32;
    file.write(stream -> OnnxFile.write(exported, weights, stream));
    tell(exported);
    return ExitCode.OK;
  }

  /** Tests the model with its weights as they are and as they will be in the file. */
  private void compare(Model exported, Corpus corpus) throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    List<Utterance> test = split.split(corpus, spec.commandLine().getErr()).test();
    if (test.isEmpty()) {
      throw new CorpusException(corpus.root(), "split has no test part", "choose another --split");
    }
    print.println("As it is   " + result(exported, test));
    print.println("In 8 bits  " + result(OnnxFile.rounded(exported), test));
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
