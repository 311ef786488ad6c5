package io.nicebeach.cli.bench;

import io.nicebeach.audio.Audio;
import io.nicebeach.cli.options.NamedOrFile;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.model.Model;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.teach.Enrolment;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "teach",
    mixinStandardHelpOptions = true,
    description = "How well words are recognised that were taught with a few recordings.",
    footer = {
      "%nExample:",
      "  nicebeach bench teach --data speech-commands --words up,down,left,right,go",
      "",
      "Each repeat teaches all words with recordings drawn at random and tests on others. Then it takes "
          + "each of the words out in turn: what is said of it is now another word, to be rejected. The "
          + "figures mean something only for words and voices that the base has not learnt."
    })
final class BenchTeachCommand implements Callable<Integer> {
  /** Tested in a repeat, of the taught words and of another. */
  private static final int MOST_TESTED = 400;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Labelled recordings of the words. May be given several times.")
  List<Path> data = List.of();

  @Option(
      names = "--words",
      split = ",",
      required = true,
      paramLabel = "WORD",
      description = "The words to teach, two or more.")
  List<String> words = List.of();

  @Option(
      names = "--examples",
      defaultValue = "5",
      paramLabel = "N",
      description = "Recordings to teach each word with (default: ${DEFAULT-VALUE}).")
  int examples;

  @Option(
      names = "--repeats",
      defaultValue = "20",
      paramLabel = "N",
      description = "How often each test is made (default: ${DEFAULT-VALUE}).")
  int repeats;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of what is drawn (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--voices",
      split = ",",
      defaultValue = "several,one,same",
      paramLabel = "KIND",
      description =
          "Which tests: taught by 'several' voices and tested on others, by 'one' and tested on"
              + " others, or on the 'same' (default: ${DEFAULT-VALUE}).")
  List<Lesson.Voices> kinds = List.of();

  @Option(
      names = "--base",
      defaultValue = "words-en",
      paramLabel = "NAME|FILE",
      description = "The model that the words are taught on (default: ${DEFAULT-VALUE}).")
  String base = "";

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (words.size() < 2 || repeats < 1) {
      throw new IllegalArgumentException(
          "--words must be two or more and --repeats at least 1 but they are %s and %d"
              .formatted(words, repeats));
    }
    List<Utterance> utterances = utterances();
    Model model = new NamedOrFile(base).model();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d words, %d recordings of each, %d repeats, seed %d%n",
        words.size(), examples, repeats, seed);
    for (Lesson.Voices voices : kinds) {
      out.printf("%n%s%n", voices.description);
      Optional<TeachingScore> score = score(voices, utterances, model);
      score.ifPresentOrElse(
          s -> s.print(out), () -> out.println("  no voice says every word often enough"));
      out.flush();
    }
    return 0;
  }

  private List<Utterance> utterances() throws IOException {
    List<Utterance> said =
        Corpora.read(data).utterances().stream().filter(u -> words.contains(u.text())).toList();
    for (String word : words) {
      if (said.stream().filter(u -> u.text().equals(word)).count() <= examples) {
        throw new CorpusException(
            data.get(0), "has too few recordings of '" + word + "'", "choose another word");
      }
    }
    return said;
  }

  private Optional<TeachingScore> score(
      Lesson.Voices voices, List<Utterance> utterances, Model model) throws IOException {
    TeachingScore score = new TeachingScore();
    for (int repeat = 0; repeat < repeats; repeat++) {
      Optional<Lesson> lesson = Lesson.draw(voices, utterances, examples, seed, repeat);
      if (lesson.isEmpty()) {
        return Optional.empty();
      }
      test(lesson.get(), model, score);
    }
    return Optional.of(score);
  }

  /** Teaches all words and tests; then takes each in turn out, and tests with that. */
  private static void test(Lesson lesson, Model model, TeachingScore score) throws IOException {
    Map<String, List<Audio>> recordings = new LinkedHashMap<>();
    for (Map.Entry<String, List<Utterance>> word : lesson.taught().entrySet()) {
      recordings.put(word.getKey(), sounds(word.getValue()));
    }
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    Enrolment enrolment = Enrolment.on(model);
    recordings.forEach(enrolment::add);
    Recognizer recognizer = enrolment.recognizer();
    score.taughtIn((clock.getCurrentThreadCpuTime() - start) / 1e9);
    for (Utterance utterance : first(lesson.tested(), MOST_TESTED)) {
      score.heard(utterance.text(), recognizer.recognize(utterance.sound()));
    }
    for (Map.Entry<String, List<Audio>> other : recordings.entrySet()) {
      enrolment.remove(other.getKey());
      Recognizer withoutIt = enrolment.recognizer();
      List<Utterance> said =
          lesson.tested().stream().filter(u -> u.text().equals(other.getKey())).toList();
      for (Utterance utterance : first(said, MOST_TESTED / recordings.size())) {
        score.heardOther(withoutIt.recognize(utterance.sound()));
      }
      enrolment.add(other.getKey(), other.getValue());
    }
  }

  private static List<Utterance> first(List<Utterance> utterances, int count) {
    return utterances.subList(0, Math.min(count, utterances.size()));
  }

  private static List<Audio> sounds(List<Utterance> utterances) throws IOException {
    List<Audio> sounds = new ArrayList<>();
    for (Utterance utterance : utterances) {
      sounds.add(utterance.sound());
    }
    return sounds;
  }
}
