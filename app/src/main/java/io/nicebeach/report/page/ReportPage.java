package io.nicebeach.report.page;

import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.Confusion;
import io.nicebeach.evaluate.Confusion.Mistake;
import io.nicebeach.evaluate.ErrorCounts;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Reliability;
import io.nicebeach.evaluate.Score;
import io.nicebeach.report.Percent;
import io.nicebeach.report.RunReport;
import io.nicebeach.report.picture.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of a run: one file that can be mailed, opened anywhere and needs no network. */
public final class ReportPage {
  private static final String BODY =
      """
      <header>
      <h1>%s</h1>
      <p class="quiet">%s</p>
      </header>
      %s<section class="headline">
      <p class="big">%s</p>
      <div>
      <p>%s</p>
      <p class="quiet">%s</p>
      %s</div>
      </section>
      %s<section><h2>Speakers</h2>
      %s</section>
      <section><h2>Words</h2>
      %s</section>
      <section><h2>Errors to listen to</h2>
      %s</section>
      %s""";

  /** How many errors a page shows at most: no more sounds need be read for it. */
  public static final int MOST_MISTAKES = MistakeCards.MOST;

  private static final int MOST_CONFUSED = 60;

  private ReportPage() {}

  /** Writes the page, over one that is there. */
  public static void write(RunReport run, Path file) throws IOException {
    Files.writeString(file, html(run));
  }

  static String html(RunReport run) throws IOException {
    Evaluation evaluation = run.evaluation();
    Score score = evaluation.score();
    String body =
        Html.fill(
            BODY,
            Html.escape(run.title()),
            Html.escape(run.subtitle()),
            Figures.note(),
            evaluation.running()
                ? Percent.of(evaluation.wordErrors().rate())
                : Percent.of(score.accuracy()),
            (evaluation.running() ? "of the words are wrong. " : "") + Html.escape(run.tested()),
            evaluation.running() ? inWords(evaluation) : inWords(score),
            HarderTests.html(run),
            figures(run),
            speakers(evaluation),
            words(evaluation),
            MistakeCards.html(run.mistakes(), evaluation),
            Provenance.html(run.provenance()));
    return Html.page(run.title() + " \u00b7 Nicebeach", body);
  }

  private static String inWords(Score score) {
    return Html.fill(
        "%d of %d right; with 95 %% confidence the true rate lies in %s.",
        score.correct(), score.total(), ScoreTable.range(score.interval()));
  }

  /** Of running speech: the headline is the word error rate. */
  private static String inWords(Evaluation evaluation) {
    ErrorCounts words = evaluation.wordErrors();
    return Html.fill(
        "%d errors in %d words (%d substituted, %d deleted, %d inserted);"
            + " with 95 %% confidence the true rate lies in %s. Of the characters %s are wrong,"
            + " of %d utterances %d are without an error.",
        words.errors(),
        words.total(),
        words.substitutions(),
        words.deletions(),
        words.insertions(),
        ScoreTable.range(evaluation.wordErrorInterval()),
        Percent.of(evaluation.characterErrors().rate()),
        evaluation.score().total(),
        evaluation.score().correct());
  }

  private static String figures(RunReport run) throws IOException {
    return pair(curves(run) + confusion(run.evaluation().confusion())) + pair(confidence(run));
  }

  private static String pair(String figures) {
    return figures.isEmpty() ? "" : "<section class=\"pair\">\n" + figures + "</section>\n";
  }

  private static String confidence(RunReport run) throws IOException {
    Reliability reliability = run.evaluation().reliability();
    String figures =
        Figures.figure(
            theme -> Pictures.reliability(reliability, theme),
            "reliability diagram",
            "Whether confidence means what it says: on the diagonal, of the answers given with 80 %"
                + " confidence 80 % are right.");
    Optional<Acceptances> tested =
        run.acceptances().filter(measured -> !measured.others().isEmpty());
    if (tested.isPresent()) {
      Acceptances acceptances = tested.get();
      figures +=
          Figures.figure(
              theme -> Pictures.acceptance(acceptances, theme),
              "acceptance curve",
              "What it accepts of its own words and of others at each threshold; the dot is the"
                  + " model's own, %.2f%s."
                      .formatted(acceptances.threshold(), acceptances.perWord() ? " a word" : ""));
    }
    return figures;
  }

  private static String curves(RunReport run) throws IOException {
    if (run.epochs().isEmpty()) {
      return "";
    }
    return Figures.figure(
        theme -> Pictures.learningCurves(run.epochs(), run.bestEpoch(), theme),
        "learning curves",
        "How it learnt. The model of epoch " + run.bestEpoch() + " was kept.");
  }

  private static String confusion(Confusion confusion) throws IOException {
    if (confusion.labels().size() > MOST_CONFUSED) {
      return ""; // too many words to tell apart in a picture; the table below names the mistakes
    }
    return Figures.figure(
        theme -> Pictures.confusion(confusion, theme),
        "confusion matrix",
        "What was said (rows) and what was heard (columns). Orange cells are errors.");
  }

  private static String speakers(Evaluation evaluation) {
    ScoreTable table = ScoreTable.ofUtterances("speaker", evaluation.running());
    Map<String, ErrorCounts> errors = evaluation.speakerErrors();
    evaluation
        .perSpeaker()
        .forEach(
            (speaker, score) ->
                table.add(speaker, score, ScoreTable.wordsWrong(errors.get(speaker))));
    return table.html();
  }

  private static String words(Evaluation evaluation) {
    ScoreTable table = new ScoreTable("said", "taken for");
    Map<String, List<Mistake>> mistakes =
        evaluation.confusion().mistakes().stream().collect(Collectors.groupingBy(Mistake::said));
    evaluation
        .perClass()
        .forEach(
            (word, score) ->
                table.add(word, score.score(), takenFor(mistakes.getOrDefault(word, List.of()))));
    return table.html();
  }

  private static String takenFor(List<Mistake> mistakes) {
    return mistakes.stream()
        .limit(4)
        .map(mistake -> mistake.count() + "\u00d7 " + heard(mistake))
        .collect(Collectors.joining(", "));
  }

  private static String heard(Mistake mistake) {
    return mistake.recognised().isEmpty() ? "(nothing)" : mistake.recognised();
  }
}
