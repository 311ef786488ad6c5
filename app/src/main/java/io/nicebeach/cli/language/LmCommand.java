package io.nicebeach.cli.language;

import io.nicebeach.cli.console.OutputFile;
import io.nicebeach.cli.options.SplitOptions;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.language.Arpa;
import io.nicebeach.language.NgramEstimator;
import io.nicebeach.language.NgramModel;
import io.nicebeach.language.Perplexity;
import io.nicebeach.language.Smoothing;
import io.nicebeach.text.Transcripts;
import io.nicebeach.text.Units;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "lm",
    mixinStandardHelpOptions = true,
    description = "Learns a language model from transcripts: which words follow each other.",
    footer = {
      "%nExamples:",
      "  nicebeach lm --data an4 --out an4.arpa",
      "  nicebeach lm --text sentences.txt --order 2 --out sentences.arpa",
      "",
      "Of a corpus only the training part is learnt from; how well the model foresees the test part "
          + "is told. 'evaluate' and 'transcribe' take the file with --lm."
    })
public final class LmCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Labelled recordings, of which the transcripts are read. May be repeated.")
  List<Path> data = List.of();

  @Mixin SplitOptions split = new SplitOptions();

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "A text file of a sentence a line. May be repeated.")
  List<Path> texts = List.of();

  @Option(
      names = "--held-out",
      paramLabel = "FILE",
      description = "A text file to measure the model on (default: the test part).")
  List<Path> heldOut = List.of();

  @Option(
      names = "--order",
      defaultValue = "3",
      paramLabel = "N",
      description = "How many words an n-gram has at most (default: ${DEFAULT-VALUE}).")
  int order;

  @Option(
      names = "--smoothing",
      defaultValue = "kneser_ney",
      paramLabel = "KIND",
      description =
          "What is left for the unseen: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Smoothing smoothing = Smoothing.KNESER_NEY;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.arpa",
      description = "The ARPA file to write.")
  Path out = Path.of("");

  @Option(names = "--force", description = "Replace a file that is there.")
  boolean force;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputFile file = new OutputFile(out, force);
    file.check();
    List<List<String>> training = new ArrayList<>(sentences(texts));
    List<List<String>> test = new ArrayList<>(sentences(heldOut));
    if (!data.isEmpty()) {
      Corpus corpus = Corpora.read(data);
      Split parts = split.split(corpus, spec.commandLine().getErr());
      training.addAll(transcripts(parts.train()));
      test.addAll(heldOut.isEmpty() ? transcripts(parts.test()) : List.of());
    }
    if (training.isEmpty()) {
      throw new CorpusException(
          out, "nothing to learn from", "give --data, or --text with a sentence a line");
    }
    NgramModel model = NgramEstimator.estimate(training, order, smoothing);
    file.write(stream -> Arpa.write(model, stream));
    print(model, training, test);
    return 0;
  }

  private void print(NgramModel model, List<List<String>> training, List<List<String>> test) {
    PrintWriter print = spec.commandLine().getOut();
    print.printf("Learnt     %,d sentences, %,d words%n", training.size(), model.words().size());
    if (!test.isEmpty()) {
      print.println("Perplexity " + Perplexity.of(model, test));
    }
    print.println("Model      " + out);
    print.println("Next       nicebeach evaluate --lm " + out + " --model MODEL --data DIR");
    print.flush();
  }

  private static List<List<String>> transcripts(List<Utterance> utterances) {
    return utterances.stream().map(u -> Units.WORDS.tokens(u.text())).toList();
  }

  private static List<List<String>> sentences(List<Path> files) throws IOException {
    List<List<String>> sentences = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        throw new CorpusException(file, "is a directory", "give a text file, or --data");
      }
      try (Stream<String> lines = Files.readAllLines(file).stream()) {
        lines
            .map(Transcripts::normalize)
            .filter(line -> !line.isEmpty())
            .forEach(line -> sentences.add(Units.WORDS.tokens(line)));
      } catch (CharacterCodingException e) {
        throw new CorpusException(file, "is no text in UTF-8", "convert it");
      }
    }
    return sentences;
  }
}
