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
    return split(corpus, "", err);
  }

  /** The same where a recipe names a split; it says nothing of recordings that are not its own. */
  public Split split(Corpus corpus, String recipes, PrintWriter err) throws IOException {
    Split chosen = Splits.named(splitName(corpus, recipes), corpus, seed);
    chosen.warnings().forEach(warning -> err.println("warning: " + warning));
    return chosen;
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
