package io.nicebeach.cli.data;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Splits;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.join.JoinedStrings;
import io.nicebeach.data.join.Joining;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "join",
    mixinStandardHelpOptions = true,
    description =
        "Makes recordings of word strings from recordings of words: a corpus to test running speech"
            + " on, with pauses, overlaps and tempo as people have them.",
    footer = {
      "%nExample:",
      "  nicebeach data join --from fsdd --speakers george --count 200 --words 2-10 \\",
      "      --out strings",
      "",
      "The same words, seed and options make the same strings again. A string's words are of one voice."
    })
final class DataJoinCommand implements Callable<Integer> {
  /**
   * What people do: words run into each other but are said whole, and a speaker's tempo stays near
   * his own. Training goes further.
   */
  private static final Map<String, Object> NATURAL =
      Map.of(
          "mixed",
          0,
          "repeated",
          0,
          "edge",
          0.02,
          "tempo",
          Map.of("from", 0.85, "to", 1.25),
          "wordTempo",
          0.1);

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "Labelled recordings of words; may be given several times.")
  List<Path> from = List.of();

  @Option(
      names = "--speakers",
      split = ",",
      paramLabel = "NAME",
      description = "Only these voices (default: all).")
  List<String> speakers = List.of();

  @Option(
      names = "--count",
      defaultValue = "200",
      paramLabel = "N",
      description = "How many strings (default: ${DEFAULT-VALUE}).")
  int count;

  @Option(
      names = "--words",
      defaultValue = "2-10",
      paramLabel = "FROM-TO",
      description = "How many words a string has (default: ${DEFAULT-VALUE}).")
  String words = "";

  @Option(
      names = "--rate",
      defaultValue = "8000",
      paramLabel = "HZ",
      description = "The recordings' sample rate (default: ${DEFAULT-VALUE}).")
  int rate;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of every random choice (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
  Path out = Path.of("");

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CorpusWriter corpus = new CorpusWriter(out);
    JoinedStrings strings = new JoinedStrings(utterances(), joining(), rate, seed);
    for (int number = 0; number < count; number++) {
      JoinedStrings.Spoken string = strings.string(number);
      String name = String.format(Locale.ROOT, "string_%04d", number);
      corpus.add(name, string.sound(), string.text(), string.speaker());
    }
    corpus.finish(spec.commandLine().getOut(), "strings");
    return 0;
  }

  private List<Utterance> utterances() throws IOException {
    Corpus corpus = Corpora.read(from);
    return speakers.isEmpty() ? corpus.utterances() : Splits.testingOn(corpus, speakers).test();
  }

  private Joining joining() {
    String[] ends = words.split("-", -1);
    try {
      int least = Integer.parseInt(ends[0].strip());
      int most = Integer.parseInt(ends[ends.length - 1].strip());
      return Joining.from(Settings.of("--words", NATURAL)).ofWords(least, most);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--words must be like 2-10 but is " + words, e);
    }
  }
}
