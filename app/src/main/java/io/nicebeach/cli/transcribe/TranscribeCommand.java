package io.nicebeach.cli.transcribe;

import io.nicebeach.audio.AudioStream;
import io.nicebeach.audio.RawFormat;
import io.nicebeach.audio.SoundWarning;
import io.nicebeach.cli.console.ErrorMessages;
import io.nicebeach.cli.console.ExitCode;
import io.nicebeach.cli.console.ProgressLine;
import io.nicebeach.cli.options.EndpointingOptions;
import io.nicebeach.cli.options.JsonOption;
import io.nicebeach.cli.options.ModelOption;
import io.nicebeach.cli.options.RawOptions;
import io.nicebeach.cli.options.SearchOptions;
import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.CorpusException;
import io.nicebeach.features.FeatureFile;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "transcribe",
    mixinStandardHelpOptions = true,
    description = "Says what is spoken in recordings, one line a file or utterance.",
    footer = {
      "%nExamples:",
      "  nicebeach transcribe seven.wav",
      "  nicebeach transcribe --model my-words.safetensors recordings/ call.wav",
      "  arecord -d 2 -f S16_LE -r 16000 | nicebeach transcribe -",
      "  nicebeach transcribe --model digit-strings-en --grammar pin call.wav",
      "  nicebeach transcribe --raw 8000 --raw-encoding mu_law call.ul",
      "  nicebeach transcribe --format srt --model digit-strings-en meeting.wav \\",
      "      > meeting.srt",
      "",
      "A line holds the file, the text and the confidence from 0 to 1, with tabs between them. A recording "
          + "of more than 30 s is divided into utterances where nobody speaks, a line each, and the time when it "
          + "begins stands after the file; one of many hours takes no more memory than a short one. Where the "
          + "text was not understood, the reason is in its place: [silence], [unknown-words] or [unsure].",
      "Sound that is empty, too quiet or clipped gets a warning, in JSON under the key warnings.",
      "A file that cannot be read is reported and the rest go on; the exit code is then 1.",
      "Of a folder only recordings are heard (.wav, .flac, .mp3, .ogg, ...), also in folders below it; "
          + "of feature files (.mfc), which a model may take in the place of sound, only these."
    })
public final class TranscribeCommand implements Callable<Integer> {
  private static final String STANDARD = "-";
  private static final String STANDARD_INPUT = "standard input";

  @Mixin ModelOption model = new ModelOption();

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}: how to write what is heard (default: text).")
  TranscriptFormat format = TranscriptFormat.TEXT;

  @Mixin JsonOption json = new JsonOption();

  @Option(
      names = "--segments",
      description = "Divide short recordings into utterances too; those over 30 s always are.")
  boolean segments;

  @Mixin EndpointingOptions endpointing = new EndpointingOptions();
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
    if (raw.lacksRate()) {
      throw new ParameterException(
          spec.commandLine(),
          "--raw-encoding, --raw-channels and --raw-big-endian go with --raw RATE");
    }
    Recognizer recognizer = search.apply(model.recognizer());
    Transcriber transcriber =
        new Transcriber(
            recognizer,
            endpointing.endpointing(),
            () -> endpointing.activity(recognizer.model()),
            segments);
    Transcript transcript = format().transcript(spec.commandLine().getOut(), recognizer.model());
    transcript.begin();
    int exitCode = ExitCode.OK;
    for (String file : files) {
      if (!transcribe(transcriber, file, transcript)) {
        exitCode = ExitCode.UNUSABLE_INPUT;
      }
    }
    spec.commandLine().getOut().flush();
    return exitCode;
  }

  /** Whether all recordings that this argument names could be heard. */
  private boolean transcribe(Transcriber transcriber, String argument, Transcript transcript) {
    boolean heard = true;
    try {
      List<String> names = recordings(transcriber.recognizer(), argument);
      requireOneIfNeedBe(files.size() * names.size());
      for (String name : names) {
        heard &= write(transcriber, name, transcript);
      }
    } catch (IOException e) {
      heard = fileByFile().report(ErrorMessages.message(e));
    }
    return heard;
  }

  private TranscriptFormat format() {
    return json.json ? TranscriptFormat.JSON : format;
  }

  private void requireOneIfNeedBe(int recordings) {
    if (format().isOfOneRecording() && recordings > 1) {
      throw new IllegalArgumentException(
          "--format %s is of one recording at a time but %d or more are given"
              .formatted(Settings.nameOf(format()), recordings));
    }
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

  /** Writes what is said in a recording; false if it cannot be heard. */
  private boolean write(Transcriber transcriber, String name, Transcript transcript) {
    PrintWriter out = spec.commandLine().getOut();
    if (out.checkError()) {
      return true; // Nobody listens any more; the process ends with the code for that.
    }
    Set<SoundWarning> warnings = EnumSet.noneOf(SoundWarning.class);
    ProgressLine progress = ProgressLine.onError(spec.commandLine().getErr());
    Transcriber.Listener listener =
        new Transcriber.Listener() {
          @Override
          public void heard(Final utterance, boolean isWhole) {
            progress.clear();
            transcript.add(name, utterance, isWhole);
            warnings.addAll(utterance.recognition().warnings());
            out.flush();
          }

          @Override
          public void progress(long done, long total) {
            progress.show(done, total, name);
          }
        };
    try {
      return fileByFile().succeeds(name, () -> hear(transcriber, name, listener));
    } finally {
      progress.end();
      warn(name, warnings);
    }
  }

  /** Where the output is JSON, the warnings are in it. */
  private void warn(String name, Set<SoundWarning> warnings) {
    if (format() != TranscriptFormat.JSON) {
      warnings.forEach(warning -> fileByFile().report(name + ": " + text(warning)));
    }
  }

  private static String text(SoundWarning warning) {
    return switch (warning) {
      case EMPTY -> "holds no sound; check the microphone and its switch";
      case TOO_QUIET -> "is too quiet; record it louder or closer to the mouth";
      case CLIPPED -> "is clipped; record it less loud";
    };
  }

  private void hear(Transcriber transcriber, String name, Transcriber.Listener listener)
      throws IOException {
    if (transcriber.recognizer().model().features().kind().isMadeElsewhere()) {
      listener.heard(Transcriber.whole(featureFile(transcriber.recognizer(), name)), true);
      return;
    }
    try (AudioStream sound = open(name)) {
      transcriber.transcribe(sound, listener);
    }
  }

  private static Recognition featureFile(Recognizer recognizer, String name) throws IOException {
    return name.equals(STANDARD)
        ? recognizer.recognize(System.in, STANDARD_INPUT)
        : recognizer.recognize(Path.of(name));
  }

  private AudioStream open(String name) throws IOException {
    Optional<RawFormat> format = raw.format();
    if (format.isPresent()) {
      return name.equals(STANDARD)
          ? AudioStream.open(System.in, STANDARD_INPUT, format.get())
          : AudioStream.open(Path.of(name), format.get());
    }
    return name.equals(STANDARD)
        ? AudioStream.open(System.in, STANDARD_INPUT)
        : AudioStream.open(Path.of(name));
  }

  private FileByFile fileByFile() {
    return new FileByFile(spec.commandLine().getErr());
  }
}
