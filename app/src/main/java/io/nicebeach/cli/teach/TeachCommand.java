package io.nicebeach.cli.teach;

import io.nicebeach.cli.console.OutputFile;
import io.nicebeach.cli.listen.RecordedSound;
import io.nicebeach.cli.options.NamedOrFile;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.microphone.Microphone;
import io.nicebeach.model.ModelFile;
import io.nicebeach.teach.Doubt;
import io.nicebeach.teach.Enrolment;
import io.nicebeach.text.Transcripts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "teach",
    mixinStandardHelpOptions = true,
    description = "Teaches words of your own from 3 recordings of each or more, in seconds.",
    footer = {
      "%nExamples:",
      "  nicebeach teach --from my-words --out mine.safetensors",
      "  nicebeach teach --microphone --words \"lights on,music\" --out mine.safetensors",
      "  nicebeach teach --add --from more-words --out mine.safetensors",
      "  nicebeach teach --remove lamp --out mine.safetensors",
      "  nicebeach teach --list --out mine.safetensors",
      "  nicebeach transcribe --model mine.safetensors recording.wav",
      "",
      "A folder of recordings for each word, named as the word, is what --from takes; or any other "
          + "layout that 'train' takes. What is none of the taught words is rejected."
    })
public final class TeachCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The model of your words.")
  Path file = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "Labelled recordings of the words, at least 3 of each, better 5.")
  List<Path> from = List.of();

  @Option(names = "--microphone", description = "Records the words of --words, with guidance.")
  boolean microphone;

  @Option(
      names = "--words",
      split = ",",
      paramLabel = "WORD",
      description = "With --microphone: the words to say.")
  List<String> words = List.of();

  @Option(
      names = "--examples",
      defaultValue = "5",
      paramLabel = "N",
      description = "With --microphone: recordings of each word (default: ${DEFAULT-VALUE}).")
  int examples;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description =
          "With --microphone: a part of its name (default: the first of 'listen --devices').")
  @Nullable String device;

  @Option(
      names = "--base",
      defaultValue = "words-en",
      paramLabel = "NAME|FILE",
      description = "The model whose layers the words are taught on (default: ${DEFAULT-VALUE}).")
  String base = "";

  @Option(names = "--add", description = "Adds the words to those that FILE knows already.")
  boolean add;

  @Option(
      names = "--remove",
      split = ",",
      paramLabel = "WORD",
      description = "Takes words out of FILE; of those of --from, that they may come anew.")
  List<String> removed = List.of();

  @Option(names = "--list", description = "Lists the words that FILE knows and changes nothing.")
  boolean list;

  @Option(names = "--force", description = "Replaces FILE and all words in it.")
  boolean force;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      Enrolment.load(file).words().forEach(out::println);
      out.flush();
      return 0;
    }
    requireTask();
    boolean changes = add || !removed.isEmpty();
    OutputFile output = new OutputFile(file, changes || force);
    output.check();
    Enrolment enrolment =
        changes ? Enrolment.load(file) : Enrolment.on(new NamedOrFile(base).model());
    removed.forEach(enrolment::remove);
    Map<String, List<String>> taught = new HashMap<>();
    if (!from.isEmpty()) {
      taught.putAll(teachFiles(enrolment));
    }
    if (microphone) {
      taught.putAll(teachSaid(enrolment));
    }
    if (enrolment.words().isEmpty()) {
      throw new IllegalArgumentException(
          "--remove leaves no word; add others with --add --from, or delete " + file);
    }
    report(enrolment.doubts(), taught);
    output.write(stream -> ModelFile.write(enrolment.model(), stream));
    out.printf("%s knows %s%n", file, String.join(", ", enrolment.words()));
    out.flush();
    return 0;
  }

  private void requireTask() {
    if (from.isEmpty() && removed.isEmpty() && !microphone) {
      throw new ParameterException(
          spec.commandLine(),
          "Missing option: '--from=DIR', '--microphone', '--remove=WORD' or '--list'");
    }
    if (microphone == words.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Options '--microphone' and '--words=WORD,...' need each other");
    }
    if (microphone && examples < Enrolment.FEWEST) {
      throw new ParameterException(
          spec.commandLine(), "'--examples' must be at least " + Enrolment.FEWEST);
    }
  }

  /** Teaches all words of the folders; gives what to call the recordings of each. */
  private Map<String, List<String>> teachFiles(Enrolment enrolment) throws IOException {
    Map<String, List<Path>> recordings = new TreeMap<>();
    for (Utterance utterance : Corpora.read(from).utterances()) {
      recordings.computeIfAbsent(utterance.text(), word -> new ArrayList<>()).add(utterance.file());
    }
    Map<String, List<String>> names = new HashMap<>();
    for (Map.Entry<String, List<Path>> word : recordings.entrySet()) {
      enrolment.addFiles(word.getKey(), word.getValue());
      names.put(word.getKey(), word.getValue().stream().map(Path::toString).toList());
    }
    return names;
  }

  /** Teaches the words that somebody says now; gives what to call the recordings of each. */
  private Map<String, List<String>> teachSaid(Enrolment enrolment) throws IOException {
    GuidedRecording recording =
        new GuidedRecording(
            () -> new RecordedSound(Microphone.open(Optional.ofNullable(device))),
            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
            spec.commandLine().getErr());
    Map<String, List<String>> names = new HashMap<>();
    for (String word : words) {
      enrolment.add(word, recording.of(word, examples));
      names.put(
          Transcripts.normalize(word),
          IntStream.rangeClosed(1, examples).mapToObj(i -> "recording " + i).toList());
    }
    return names;
  }

  /** Doubts about recordings that were taught now; the others were reported in their time. */
  private void report(List<Doubt> doubts, Map<String, List<String>> taught) {
    PrintWriter err = spec.commandLine().getErr();
    for (Doubt doubt : doubts) {
      if (taught.containsKey(doubt.word())) {
        err.printf(
            "warning: %s %s; listen to it, and teach '%s' again without it if it is wrong%n",
            taught.get(doubt.word()).get(doubt.recording()), doubt.reason(), doubt.word());
      }
    }
    err.flush();
  }
}
