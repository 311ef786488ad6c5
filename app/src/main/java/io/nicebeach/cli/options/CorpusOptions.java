package io.nicebeach.cli.options;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.layout.Corpora;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which recordings a model is tested on. */
public final class CorpusOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description =
          "Labelled recordings: a folder in one of the known layouts, or a manifest. May be given"
              + " several times.")
  List<Path> data = List.of();

  @Option(
      names = "--exclude",
      split = ",",
      paramLabel = "NAME",
      description = "Leaves these speakers out; NAME* means all whose names begin so.")
  List<String> excluded = List.of();

  @Mixin public SplitOptions split = new SplitOptions();

  public Corpus corpus() throws IOException {
    return Corpora.read(data).without(excluded);
  }

  /** The split asked for or fitting; what makes its figures doubtful is printed. */
  public Split split(Corpus corpus, PrintWriter err) throws IOException {
    return split.split(corpus, err);
  }
}
