package io.nicebeach.cli;

import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.RawFormat;
import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.CorpusException;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.features.FeatureFile;
import io.nicebeach.model.Model;
import io.nicebeach.network.Objective;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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
      "%nExamples:",
      "  nicebeach transcribe seven.wav",
      "  nicebeach transcribe --model my-words.safetensors recordings/ call.wav",
      "  arecord -d 2 -f S16_LE -r 16000 | nicebeach transcribe -",
      "  nicebeach transcribe --model digit-strings-en --grammar pin call.wav",
      "  nicebeach transcribe --raw 8000 --raw-encoding mu_law call.ul",
      "",
      "A line holds the file, the text and the confidence from 0 to 1, with tabs between them. Where the",
      "text was not understood, the reason is in its place: [silence], [unknown-words] or [unsure].",
      "A file that cannot be read is reported and the rest go on; the exit code is then 1.",
      "Of a folder only recordings are heard (.wav, .flac, .aiff, .au, .sph), also in folders below it;",
      "of feature files (.mfc), which a model may take in the place of sound, only these."
    })
final class TranscribeCommand implements Callable<Integer> {
  private static final String STANDARD = "-";
  private static final String STANDARD_INPUT = "standard input";
  private static final int ALTERNATIVES = 3;

  @Mixin ModelOption model = new ModelOption();
  @Mixin JsonOption output = new JsonOption();
  @Mixin RawOptions raw = new RawOptions();
  @Mixin SearchOptions search = new SearchOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Recordings, folders of them, or - for standard input.")
  List<String> files = List.of();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Recognizer recognizer = search.apply(model.recognizer());
    int exitCode = ExitCode.OK;
    for (String file : files) {
      if (!transcribe(recognizer, file)) {
        exitCode = ExitCode.UNUSABLE_INPUT;
      }
    }
    return exitCode;
  }

  /** Whether all recordings that this argument names could be heard. */
  private boolean transcribe(Recognizer recognizer, String argument) {
    boolean heard = true;
    try {
      for (String name : recordings(recognizer, argument)) {
        heard &= print(recognizer, name);
      }
    } catch (IOException e) {
      heard = fileByFile().report(ErrorMessages.message(e));
    }
    return heard;
  }

  /** The recording that an argument names, or those in the folder that it names, in order. */
  private static List<String> recordings(Recognizer recognizer, String argument)
      throws IOException {
    if (argument.equals(STANDARD) || !Files.isDirectory(Path.of(argument))) {
      return List.of(argument);
    }
    List<String> names = new ArrayList<>();
    Predicate<Path> input =
        recognizer.model().features().kind().isMadeElsewhere()
            ? FeatureFile::isNamedSo
            : AudioFiles::isAudio;
    for (Path file : AudioFiles.below(Path.of(argument), input)) {
      names.add(file.toString());
    }
    if (names.isEmpty()) {
      throw new CorpusException(
          Path.of(argument), "holds no recordings", "name another folder, or files");
    }
    return names;
  }

  /** Prints what is said in a recording; false if it cannot be heard. */
  private boolean print(Recognizer recognizer, String name) {
    PrintWriter out = spec.commandLine().getOut();
    if (out.checkError()) {
      return true; // Nobody listens any more; the process ends with the code for that.
    }
    return fileByFile()
        .succeeds(
            name,
            () -> {
              Recognition heard = hear(recognizer, name);
              out.println(output.json ? json(recognizer.model(), name, heard) : line(name, heard));
              out.flush();
            });
  }

  private FileByFile fileByFile() {
    return new FileByFile(spec.commandLine().getErr());
  }

  private Recognition hear(Recognizer recognizer, String name) throws IOException {
    Optional<RawFormat> format = raw.format();
    if (format.isPresent()) {
      return recognizer.recognize(
          name.equals(STANDARD)
              ? AudioReader.read(System.in, STANDARD_INPUT, format.get())
              : AudioReader.read(Path.of(name), format.get()));
    }
    return name.equals(STANDARD)
        ? recognizer.recognize(System.in, STANDARD_INPUT)
        : recognizer.recognize(Path.of(name));
  }

  private static String line(String name, Recognition heard) {
    return String.format(Locale.ROOT, "%s\t%s\t%.2f", name, text(heard), heard.confidence());
  }

  /** The text, or in brackets why there is none. */
  private static String text(Recognition heard) {
    return heard
        .rejection()
        .map(reason -> "[" + Settings.nameOf(reason) + "]")
        .orElse(heard.text());
  }

  private static String json(Model model, String name, Recognition heard) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", name);
    map.put("text", heard.text());
    map.put("accepted", heard.isAccepted());
    heard.rejection().ifPresent(reason -> map.put("rejection", Settings.nameOf(reason)));
    map.put("confidence", heard.confidence());
    if (model.objective().kind() == Objective.Kind.CTC) {
      map.put("words", heard.words().stream().map(WordTree::of).toList());
    }
    if (!heard.tags().isEmpty()) {
      map.put("tags", heard.tags());
    }
    map.put(
        "alternatives",
        heard.alternatives().stream().limit(ALTERNATIVES).map(TranscribeCommand::tree).toList());
    return Json.write(map);
  }

  private static Map<String, Object> tree(Alternative alternative) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", alternative.text());
    map.put("confidence", alternative.confidence());
    return map;
  }
}
