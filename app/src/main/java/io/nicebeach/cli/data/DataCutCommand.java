package io.nicebeach.cli.data;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.cut.WordCutter;
import io.nicebeach.data.cut.WordTimes;
import io.nicebeach.data.cut.WordTimes.Timed;
import io.nicebeach.data.layout.Corpora;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "cut",
    mixinStandardHelpOptions = true,
    description =
        "Cuts a corpus of recordings in which several words are said into single words, where"
            + " 'align' found them.",
    footer = {
      "%nExample:",
      "  nicebeach align --data calls > calls.words",
      "  nicebeach data cut --from calls --words calls.words --out digits",
      "",
      "A recording and the file that was aligned belong together if they have the same name, whatever "
          + "their folders and endings. Each word keeps the name of who says it."
    })
final class DataCutCommand implements Callable<Integer> {
  @Option(names = "--from", required = true, paramLabel = "DIR", description = "The corpus.")
  Path from = Path.of("");

  @Option(
      names = "--words",
      required = true,
      paramLabel = "FILE",
      description = "What 'align' printed: file, word, start and end in seconds.")
  Path words = Path.of("");

  @Option(
      names = "--at-least",
      defaultValue = "1",
      paramLabel = "N",
      description = "Leaves out words that are said fewer than N times in all.")
  int atLeast = 1;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
  Path out = Path.of("");

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    WordTimes times = WordTimes.read(words);
    Predicate<String> kept = word -> times.count(word) >= atLeast;
    CorpusWriter corpus = new CorpusWriter(out);
    for (Utterance utterance : Corpora.read(from).utterances()) {
      cut(utterance, times.of(utterance.name()), kept, corpus);
    }
    if (corpus.isEmpty()) {
      throw new CorpusException(
          words,
          "names no recording of " + from + " with such words",
          "let 'nicebeach align' write it for this corpus, or lower --at-least");
    }
    corpus.finish(spec.commandLine().getOut(), "words");
    return 0;
  }

  private static void cut(
      Utterance utterance, List<Timed> said, Predicate<String> kept, CorpusWriter corpus)
      throws IOException {
    if (said.isEmpty()) {
      return;
    }
    List<Audio> pieces = WordCutter.cut(utterance.sound(), said);
    for (int i = 0; i < pieces.size(); i++) {
      String word = said.get(i).word();
      if (kept.test(word)) {
        String name = String.format(Locale.ROOT, "%s-%02d", utterance.name(), i + 1);
        corpus.add(name, pieces.get(i), word, utterance.speaker());
      }
    }
  }
}
