package io.nicebeach.cli;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Split;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Tests a model on labelled recordings and says how often it is right.",
    footer = {
      "%nExample:",
      "  nicebeach evaluate --model digits.safetensors --data fsdd --split official"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Mixin ModelOption model = new ModelOption();
  @Mixin CorpusOptions corpus = new CorpusOptions();
  @Mixin JsonOption output = new JsonOption();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Corpus all = corpus.corpus();
    Split split = corpus.split(all, spec.commandLine().getErr());
    if (split.test().isEmpty()) {
      throw new CorpusException(
          all.root(), "split " + split.name() + " has no test part", "choose another split");
    }
    Evaluation evaluation = Tester.test(model.recognizer(), split.test());
    if (output.json) {
      out.print(Json.writePretty(evaluation.toMap()));
    } else {
      EvaluationText.print(evaluation, out);
    }
    out.flush();
    return 0;
  }
}
