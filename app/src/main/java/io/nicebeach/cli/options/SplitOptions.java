package io.nicebeach.cli.options;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.Splits;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How recordings are cut into training and test. */
public final class SplitOptions {
  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description =
          "How to set a test part apart: "
              + Splits.WRITTEN
              + ". Default: official where the corpus has one, else speaker, or random where fewer"
              + " than two are known.")
  @Nullable String split;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of every random choice (default: ${DEFAULT-VALUE}).")
  public long seed;

  /** The split asked for or fitting; what makes its figures doubtful is printed. */
  public Split split(Corpus corpus, PrintWriter err) throws IOException {
    Split chosen = split(corpus, "");
    chosen.warnings().forEach(warning -> err.println("warning: " + warning));
    return chosen;
  }

  /**
   * The split asked for, else the recipe's, else the fitting one. Nothing is printed: what makes
   * its figures doubtful depends on what else is trained on.
   *
   * @param recipes the split that a recipe names for recordings of its own; empty for none
   */
  public Split split(Corpus corpus, String recipes) throws IOException {
    return Splits.named(splitName(corpus, recipes), corpus, seed);
  }

  private String splitName(Corpus corpus, String recipes) {
    if (split != null) {
      return split;
    }
    if (!recipes.isEmpty()) {
      return recipes;
    }
    if (!corpus.official().isEmpty()) {
      return "official";
    }
    return corpus.speakers().size() >= 2 ? "speaker" : "random";
  }
}
