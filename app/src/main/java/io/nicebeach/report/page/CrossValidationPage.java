package io.nicebeach.report.page;

import io.nicebeach.evaluate.CrossValidation;
import io.nicebeach.evaluate.CrossValidation.Fold;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.report.CrossValidationReport;
import io.nicebeach.report.Percent;
import io.nicebeach.report.picture.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The page of a cross-validation: the folds side by side. */
public final class CrossValidationPage {
  private static final String BODY =
      """
      <header>
      <h1>%s</h1>
      <p class="quiet">%s</p>
      </header>
      %s<section class="headline">
      <p class="big">%s</p>
      <div>
      <p>%s, mean over the speakers (%d), each tested with a model that never heard them.</p>
      <p class="quiet">Worst: %s, %s. All utterances together: %s.</p>
      %s      </div>
      </section>
      <section>
      %s%s</section>
      %s""";

  private CrossValidationPage() {}

  /** Writes the page, over one that is there. */
  public static void write(CrossValidationReport report, Path file) throws IOException {
    Files.writeString(file, html(report));
  }

  static String html(CrossValidationReport report) throws IOException {
    CrossValidation validation = report.validation();
    Fold worst = validation.worst();
    String body =
        Html.fill(
            BODY,
            Html.escape(report.title()),
            Html.escape(report.subtitle()),
            Figures.note(),
            Percent.of(validation.mean()),
            validation.pooled().running() ? "Utterances without an error" : "Right answers",
            validation.folds().size(),
            Html.escape(worst.speaker()),
            Percent.of(worst.score().accuracy()),
            Percent.of(validation.pooled().score().accuracy()),
            words(validation.pooled()) + inNoise(report.inNoise()),
            Figures.figure(
                theme -> Pictures.folds(validation, theme),
                "accuracy of each fold with its interval",
                "Whiskers are 95 % intervals, the dashed line is the mean."),
            table(validation),
            Provenance.html(report.provenance()));
    return Html.page(report.title() + " \u00b7 Nicebeach", body);
  }

  /** Of running speech: how many of all words are wrong. */
  private static String words(Evaluation pooled) {
    return pooled.running()
        ? Html.fill(
            "<p>Words wrong: %s; 95 %% interval %s.</p>\n",
            ScoreTable.wordsWrong(pooled.wordErrors()),
            ScoreTable.range(pooled.wordErrorInterval()))
        : "";
  }

  private static String inNoise(Map<Double, CrossValidation> points) {
    StringBuilder html = new StringBuilder();
    points.forEach(
        (ratio, noisy) ->
            html.append(
                HarderTests.inNoise(
                    ratio,
                    Html.fill(
                        "mean %s, worst %s, %s",
                        Percent.of(noisy.mean()),
                        Percent.of(noisy.worst().score().accuracy()),
                        Html.escape(noisy.worst().speaker())))));
    return html.toString();
  }

  private static String table(CrossValidation validation) {
    boolean running = validation.pooled().running();
    ScoreTable table = ScoreTable.ofUtterances("left out", running);
    for (Fold fold : validation.folds()) {
      table.add(
          fold.speaker(), fold.score(), ScoreTable.wordsWrong(fold.evaluation().wordErrors()));
    }
    return table.html();
  }
}
