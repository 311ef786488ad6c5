package io.nicebeach.report.page;

import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import io.nicebeach.report.Percent;
import io.nicebeach.report.RunReport.Mistake;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.picture.MistakePictures;
import io.nicebeach.report.picture.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The errors to listen to and to look at, the surest first, until the page is full. */
final class MistakeCards {
  /** How many errors a page shows at most. */
  static final int MOST = 40;

  /** The characters of inlined sounds and pictures that a page takes. */
  private static final int BUDGET = 5_000_000;

  private static final int ALTERNATIVES = 3;

  private static final String CARD =
      """
      <article>
      %s<h3>%s <small>%s</small></h3>
      %s%s<p class="quiet file">%s</p>
      </article>
      """;

  private static final String TAKEN_FOR = "%s <span class=\"arrow\">\u2192</span> <em>%s</em>";

  private static final String PICTURE =
      "<img src=\"%s\" width=\"%d\" height=\"%d\" alt=\"the sound of %s\"/>\n";

  private static final String ALTERNATIVE =
      "<li><span>%s</span>"
          + "<span class=\"track\"><span class=\"bar\" style=\"width:%s\"></span></span>"
          + "<span>%s</span></li>";

  private final StringBuilder cards = new StringBuilder();
  private final MistakePictures pictures = new MistakePictures();
  private int shown;
  private int left = BUDGET;
  private final Evaluation evaluation;

  private MistakeCards(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * The section's inside.
   *
   * @param evaluation that the mistakes are of
   */
  static String html(List<Mistake> mistakes, Evaluation evaluation) throws IOException {
    int total = evaluation.score().total() - evaluation.score().correct();
    if (total == 0) {
      return "<p>None: every word was understood.</p>\n";
    }
    MistakeCards cards = new MistakeCards(evaluation);
    List<Mistake> surest =
        mistakes.stream()
            .sorted(Comparator.comparingDouble(MistakeCards::confidence).reversed())
            .limit(MOST)
            .toList();
    for (Mistake mistake : surest) {
      cards.add(mistake);
    }
    String legend = evaluation.running() ? AlignmentHtml.LEGEND : "";
    String kind = evaluation.running() ? "cards wide" : "cards";
    return "<p>%s</p>\n%s<div class=\"%s\">\n%s</div>\n"
        .formatted(cards.intro(total), legend, kind, cards.cards);
  }

  private static double confidence(Mistake mistake) {
    return mistake.outcome().confidence();
  }

  private String intro(int total) {
    String number = shown == total ? "All " + total : shown + " of " + total;
    return number + "; the recogniser was surest of the first ones.";
  }

  private void add(Mistake mistake) throws IOException {
    String sound = sound(mistake);
    String picture = picture(mistake);
    if (sound.length() + picture.length() > left) {
      return;
    }
    left -= sound.length() + picture.length();
    shown++;
    Outcome outcome = mistake.outcome();
    cards.append(
        Html.fill(
            CARD,
            picture,
            heading(outcome),
            Percent.of(outcome.confidence()),
            sound,
            alternatives(mistake),
            Html.escape(source(outcome))));
  }

  private String heading(Outcome outcome) {
    if (evaluation.running()) {
      return AlignmentHtml.of(evaluation.words(outcome));
    }
    String heard = outcome.hypothesis().isEmpty() ? "(nothing)" : outcome.hypothesis();
    return Html.fill(TAKEN_FOR, Html.escape(outcome.reference()), Html.escape(heard));
  }

  private static String source(Outcome outcome) {
    return outcome.speaker().isEmpty()
        ? outcome.file()
        : outcome.file() + " \u00b7 " + outcome.speaker();
  }

  private static String sound(Mistake mistake) throws IOException {
    String source = Html.wav(mistake.audio());
    return "<audio controls=\"controls\" preload=\"none\" src=\"" + source + "\"></audio>\n";
  }

  private String picture(Mistake mistake) throws IOException {
    if (Pictures.problem().isPresent()) {
      return "";
    }
    BufferedImage picture = pictures.of(mistake);
    return Html.fill(
        PICTURE,
        Figures.png(picture),
        picture.getWidth() / Canvas.SCALE,
        picture.getHeight() / Canvas.SCALE,
        Html.escape(mistake.outcome().file()));
  }

  private static String alternatives(Mistake mistake) {
    return mistake.alternatives().stream()
        .filter(other -> !other.text().equals(mistake.outcome().hypothesis()))
        .limit(ALTERNATIVES)
        .map(MistakeCards::alternative)
        .collect(Collectors.joining("\n", "<ul class=\"bars\">", "</ul>\n"));
  }

  private static String alternative(Alternative other) {
    return Html.fill(
        ALTERNATIVE,
        Html.escape(other.text()),
        Html.cssPercent(other.confidence()),
        Percent.of(other.confidence()));
  }
}
