package io.nicebeach.cli.language;

import io.nicebeach.cli.options.GrammarFile;
import io.nicebeach.cli.options.NamedOrFile;
import io.nicebeach.grammar.Grammar;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "grammar",
    mixinStandardHelpOptions = true,
    description = "Checks a grammar in JSGF and shows what it allows to be said.",
    footer = {
      "%nExamples:",
      "  nicebeach grammar pin",
      "  nicebeach grammar orders.jsgf --model an4.safetensors --examples 20",
      "  nicebeach grammar pin --print > my-pin.jsgf",
      "",
      "'transcribe' and 'evaluate' take it with --grammar. With --model a word that the model cannot "
          + "write is named."
    })
public final class GrammarCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME|FILE",
      description = "A grammar that comes with Nicebeach (pin, phone, yes-no), or a file.")
  String given = "";

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description = "A model of running speech that is to hear it.")
  @Nullable String model;

  @Option(
      names = "--examples",
      defaultValue = "5",
      paramLabel = "N",
      description = "How many sentences to draw (default: ${DEFAULT-VALUE}).")
  int examples;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Fixes the draw (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--print",
      description = "Print a grammar that comes with Nicebeach, to begin your own with.")
  boolean print;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (examples < 0) {
      throw new IllegalArgumentException("--examples must be at least 0 but is " + examples);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (print) {
      out.print(Grammar.text(given));
    } else {
      Grammar grammar = GrammarFile.read(given);
      if (model != null) {
        Recognizer.of(new NamedOrFile(model).model()).with(grammar);
      }
      show(grammar, out);
    }
    out.flush();
    return 0;
  }

  private void show(Grammar grammar, PrintWriter out) {
    out.printf(
        "Grammar    %s: %,d words, compiled to %,d states%n",
        grammar.name(), grammar.words().size(), grammar.states());
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < examples; i++) {
      String sentence = grammar.example(random);
      List<String> tags = grammar.tags(sentence).orElseThrow();
      out.println(
          "  " + sentence + (tags.isEmpty() ? "" : "   {" + String.join("} {", tags) + "}"));
    }
  }
}
