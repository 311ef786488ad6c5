package io.nicebeach.cli;

import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "transcribe",
    mixinStandardHelpOptions = true,
    description = "Says what is spoken in recordings, one line a file.",
    footer = {
      "%nExample:",
      "  nicebeach transcribe --model digits.safetensors recordings/ call.wav",
      "",
      "A file that cannot be read is reported and the rest go on; the exit code is then 1."
    })
final class TranscribeCommand implements Callable<Integer> {
  private static final int ALTERNATIVES = 3;

  @Mixin ModelOption model = new ModelOption();
  @Mixin JsonOption output = new JsonOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Recordings, folders of them, or - for standard input.")
  List<String> files = List.of();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Recognizer recognizer = model.recognizer();
    PrintWriter out = spec.commandLine().getOut();
    int failures = 0;
    for (String name : expanded()) {
      try {
        Hypothesis hypothesis = hear(recognizer, name);
        out.println(output.json ? json(name, hypothesis) : line(name, hypothesis));
        out.flush();
      } catch (IOException e) {
        failures++;
        spec.commandLine().getErr().println("nicebeach: " + ErrorMessages.message(e));
      }
    }
    return failures == 0 ? 0 : ErrorMessages.UNUSABLE_INPUT;
  }

  private static Hypothesis hear(Recognizer recognizer, String name) throws IOException {
    return name.equals("-")
        ? recognizer.recognize(System.in, "standard input")
        : recognizer.recognize(Path.of(name));
  }

  /** The files named, and those in the folders named, in order. */
  private List<String> expanded() throws IOException {
    List<String> names = new ArrayList<>();
    for (String file : files) {
      Path path = Path.of(file);
      if (!file.equals("-") && Files.isDirectory(path)) {
        try (Stream<Path> below = Files.walk(path)) {
          below
              .filter(p -> Files.isRegularFile(p) && !p.getFileName().toString().startsWith("."))
              .sorted()
              .forEach(p -> names.add(p.toString()));
        }
      } else {
        names.add(file);
      }
    }
    return names;
  }

  private static String line(String name, Hypothesis hypothesis) {
    return "%s\t%s\t%.2f".formatted(name, hypothesis.text(), hypothesis.confidence());
  }

  private static String json(String name, Hypothesis hypothesis) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", name);
    map.put("text", hypothesis.text());
    map.put("confidence", hypothesis.confidence());
    List<Map<String, Object>> alternatives = new ArrayList<>();
    for (Alternative alternative :
        hypothesis.alternatives().stream().limit(ALTERNATIVES).toList()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("text", alternative.text());
      entry.put("confidence", alternative.confidence());
      alternatives.add(entry);
    }
    map.put("alternatives", alternatives);
    return Json.write(map);
  }
}
