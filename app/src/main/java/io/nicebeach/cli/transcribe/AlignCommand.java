package io.nicebeach.cli.transcribe;

import io.nicebeach.cli.console.ExitCode;
import io.nicebeach.cli.options.DataFolders;
import io.nicebeach.cli.options.JsonOption;
import io.nicebeach.cli.options.NamedOrFile;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "align",
    mixinStandardHelpOptions = true,
    description = "Says when each word of a known transcript is spoken.",
    footer = {
      "%nExamples:",
      "  nicebeach align --said \"one two three\" number.wav",
      "  nicebeach align --model an4.safetensors --data an4 > an4.words",
      "",
      "A line holds the file, the word, its start and end in seconds and its confidence from 0 to 1, "
          + "with tabs between them. A recording that cannot be aligned is reported and the rest go on; "
          + "the exit code is then 1. It takes a model of running speech."
    })
public final class AlignCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      defaultValue = "digit-strings-en",
      paramLabel = "NAME|FILE",
      description =
          "A model of running speech that comes with Nicebeach, or a file that 'train' wrote"
              + " (default: ${DEFAULT-VALUE}).")
  String model = "";

  @Option(names = "--said", paramLabel = "TEXT", description = "What is said in the recording.")
  @Nullable String said;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A corpus: all its recordings, with the transcripts that it has.")
  @Nullable String data;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "A recording.")
  @Nullable Path file;

  @Mixin JsonOption output = new JsonOption();

  @Spec CommandSpec spec;

  /** Finds the words of one recording. */
  @FunctionalInterface
  private interface Alignment {
    Hypothesis find() throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    Recognizer recognizer = new NamedOrFile(model).recognizer();
    Path recording = file;
    String transcript = said;
    if (recording != null && transcript != null && data == null) {
      return print(recording, () -> recognizer.align(recording, transcript))
          ? ExitCode.OK
          : ExitCode.UNUSABLE_INPUT;
    }
    if (data == null || file != null || said != null) {
      throw new ParameterException(
          spec.commandLine(), "give either a recording and --said, or --data alone");
    }
    int exitCode = ExitCode.OK;
    for (Utterance utterance : Corpora.read(DataFolders.require(data)).utterances()) {
      if (!print(utterance.file(), () -> align(recognizer, utterance))) {
        exitCode = ExitCode.UNUSABLE_INPUT;
      }
    }
    return exitCode;
  }

  private static Hypothesis align(Recognizer recognizer, Utterance utterance) throws IOException {
    return !utterance.isWholeFile()
        ? recognizer.align(utterance.sound(), utterance.text())
        : recognizer.align(utterance.file(), utterance.text());
  }

  /** Prints when the words are said; false if that cannot be told. */
  private boolean print(Path name, Alignment alignment) {
    PrintWriter out = spec.commandLine().getOut();
    return new FileByFile(spec.commandLine().getErr())
        .succeeds(
            name.toString(),
            () -> {
              Hypothesis aligned = alignment.find();
              if (output.json) {
                out.println(json(name, aligned));
              } else {
                aligned.words().forEach(word -> out.println(line(name, word)));
              }
              out.flush();
            });
  }

  private static String line(Path name, Word word) {
    return String.format(
        Locale.ROOT,
        "%s\t%s\t%.3f\t%.3f\t%.2f",
        name,
        word.text(),
        word.start(),
        word.end(),
        word.confidence());
  }

  private static String json(Path name, Hypothesis aligned) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", name.toString());
    map.put("text", aligned.text());
    map.put("confidence", aligned.confidence());
    map.put("words", aligned.words().stream().map(WordTree::of).toList());
    return Json.write(map);
  }
}
