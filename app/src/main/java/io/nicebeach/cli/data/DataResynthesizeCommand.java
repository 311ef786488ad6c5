package io.nicebeach.cli.data;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.data.sample.Vocabulary;
import io.nicebeach.data.vocoder.Resynthesis;
import io.nicebeach.text.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "resynthesize",
    mixinStandardHelpOptions = true,
    description =
        "Makes sound of a corpus of feature files (.mfc), whose recordings are not at hand, with a"
            + " vocoder: to listen to what the features keep, and to train and test on.",
    footer = {
      "%nExample:",
      "  nicebeach data resynthesize --from an4 --labels one,two,three,oh \\",
      "      --out an4-digits",
      "",
      "Words, tempo and voice are the speaker's, the pitch is not. The same files make the same sound."
    })
final class DataResynthesizeCommand implements Callable<Integer> {
  @Option(names = "--from", required = true, paramLabel = "DIR", description = "The corpus.")
  Path from = Path.of("");

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "WORD",
      description = "Only what says nothing but these words (default: everything).")
  List<String> labels = List.of();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
  Path out = Path.of("");

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Corpus all = Resynthesis.of(Corpora.read(from));
    Corpus chosen = labels.isEmpty() ? all : new Vocabulary(Units.WORDS, labels).kept(all);
    CorpusWriter corpus = new CorpusWriter(out);
    for (Utterance utterance : chosen.utterances()) {
      corpus.add(utterance.name(), utterance.sound(), utterance.text(), utterance.speaker());
    }
    corpus.finish(spec.commandLine().getOut(), "recordings");
    return 0;
  }
}
