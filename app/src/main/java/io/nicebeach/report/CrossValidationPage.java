package io.nicebeach.report;

import io.nicebeach.evaluate.CrossValidation;
import io.nicebeach.evaluate.CrossValidation.Fold;
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
      <p>Mean over %d speakers, each tested with a model that never heard them.</p>
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
            Html.percent(validation.mean()),
            validation.folds().size(),
            Html.escape(worst.speaker()),
            Html.percent(worst.score().accuracy()),
            Html.percent(validation.pooled().score().accuracy()),
            inNoise(report.inNoise()),
            Figures.figure(
                theme -> Pictures.folds(validation, theme),
                "accuracy of each fold with its interval",
                "Whiskers are 95 % intervals, the dashed line is the mean."),
            table(validation),
            Provenance.html(report.provenance()));
    return Html.page(report.title() + " \u00b7 Nicebeach", body);
  }

  private static String inNoise(Map<Double, CrossValidation> points) {
    StringBuilder html = new StringBuilder();
    points.forEach(
        (ratio, noisy) ->
            html.append(
                Html.fill(
                    "<p class=\"quiet\">In noise %s dB below the speech: mean %s, worst %s, %s.</p>\n",
                    "%.0f".formatted(ratio),
                    Html.percent(noisy.mean()),
                    Html.percent(noisy.worst().score().accuracy()),
                    Html.escape(noisy.worst().speaker()))));
    return html.toString();
  }

  private static String table(CrossValidation validation) {
    ScoreTable table = new ScoreTable("left out", "");
    validation.folds().forEach(fold -> table.add(fold.speaker(), fold.score(), ""));
    return table.html();
  }
}
