package io.nicebeach.cli.data;

import io.nicebeach.check.CorpusCheck;
import io.nicebeach.check.Finding.Severity;
import io.nicebeach.cli.console.ExitCode;
import io.nicebeach.cli.options.JsonOption;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Says what is wrong with a corpus before time is spent on training with it.",
    footer = {
      "%nExample:",
      "  nicebeach data check recordings/",
      "",
      "The exit code is 1 if there are errors: things that training would refuse."
    })
final class DataCheckCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      description = "Labelled recordings: a folder in one of the known layouts, or a manifest.")
  Path data = Path.of("");

  @Option(
      names = "--examples",
      defaultValue = "3",
      paramLabel = "N",
      description = "How many recordings to name of each kind (default: ${DEFAULT-VALUE}).")
  int examples;

  @Mixin JsonOption output = new JsonOption();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (examples < 0) {
      throw new IllegalArgumentException("--examples must not be negative but is " + examples);
    }
    CorpusCheck.Result result = CorpusCheck.run(Corpora.read(data));
    PrintWriter out = spec.commandLine().getOut();
    if (output.json) {
      out.print(Json.writePretty(result.toMap()));
    } else {
      new CheckText(data, result, examples).print(out);
    }
    out.flush();
    return result.count(Severity.ERROR) == 0 ? ExitCode.OK : ExitCode.UNUSABLE_INPUT;
  }
}
