package io.nicebeach.cli.model;

import io.nicebeach.cli.options.JsonOption;
import io.nicebeach.cli.options.NamedOrFile;
import io.nicebeach.model.Model;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Says what a model is, what it learnt from and how well it did.",
    footer = {
      "%nExamples:",
      "  nicebeach inspect my-words.safetensors",
      "  nicebeach inspect digits-en",
      "",
      "A model that comes with Nicebeach has a card, which is shown too."
    })
public final class InspectCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME|FILE",
      description = "A model that comes with Nicebeach, or a file that 'train' wrote.")
  String given = "";

  @Mixin JsonOption output = new JsonOption();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    NamedOrFile named = new NamedOrFile(given);
    Model model = named.model();
    PrintWriter out = spec.commandLine().getOut();
    if (output.json) {
      out.print(Json.writePretty(tree(model)));
    } else {
      new ModelText(model).print(out);
      named.card().ifPresent(card -> out.print(System.lineSeparator() + card));
    }
    out.flush();
    return 0;
  }

  private static Map<String, Object> tree(Model model) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("alphabet", model.alphabet().tokens());
    tree.put("units", Settings.nameOf(model.alphabet().units()));
    tree.put("decoder", model.decoding().toMap());
    tree.put("parameters", model.parameters().count());
    tree.put("precision", Settings.nameOf(model.parameters().precision()));
    tree.put("features", model.features().toMap());
    tree.put("network", model.network().toList());
    tree.put("objective", model.objective().toMap());
    tree.put("provenance", model.provenance());
    return tree;
  }
}
